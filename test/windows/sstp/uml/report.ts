/** What the program inside the small machine says on its console, a line each, and the test outside reads. */
export interface CaseReport {
  readonly name: string
  /** ms, for people. */
  readonly took: number
  /** Null where the case passed. */
  readonly trouble: string | null
  /** What client and responder said; empty where the case passed. */
  readonly log: readonly string[]
}

const MARK = '@case '

export const writeReport = (report: CaseReport): string => MARK + JSON.stringify(report)

/** Null for every other line of the console, of which the kernel says many. */
export function readReport(line: string): CaseReport | null {
  const at = line.indexOf(MARK)
  if (at < 0) return null
  try {
    return JSON.parse(line.slice(at + MARK.length)) as CaseReport
  } catch {
    return null
  }
}
