/** `not-yet-seen`: nothing has happened so far that could tell. */
export type Verdict = 'as-expected' | 'not-as-expected' | 'not-yet-seen'

export interface SelfCheckItem {
  readonly what: string
  readonly verdict: Verdict
  /** What was found, for whoever reads the report; it names nobody. */
  readonly found: string
  /** The place in the code that assumes it. */
  readonly assumed: string
}
