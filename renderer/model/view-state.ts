import type { Events, Page, Target } from '../../electron/contract/schema.ts'

/** What a view remembers beside the snapshot: which questions are open and what is unfolded or chosen. */
export interface ViewState {
  /** The question whether to hang up what is, or may be, somebody else's. */
  readonly asking: Target | null
  readonly askingAll: boolean
  /** Ids of connections whose links are shown. */
  readonly unfolded: ReadonlySet<string>
  readonly page: Page
  /** The connection whose details are shown; null = the first. */
  readonly chosen: string | null
}

export const FIRST_VIEW: ViewState = {
  asking: null,
  askingAll: false,
  unfolded: new Set(),
  page: 'connections',
  chosen: null,
}

export function withQuestion(view: ViewState, target: Events['ask']): ViewState {
  if (target === 'all') return { ...view, asking: null, askingAll: true, page: 'connections' }
  // The question about a link stands in its row, which must be there to be seen.
  const unfolded = target.link === null ? view.unfolded : new Set([...view.unfolded, target.connection])
  return { ...view, asking: target, askingAll: false, page: 'connections', unfolded }
}

export function withoutQuestions(view: ViewState): ViewState {
  return { ...view, asking: null, askingAll: false }
}

export function withPage(view: ViewState, { page, connection }: Events['show']): ViewState {
  return { ...view, page, chosen: connection ?? view.chosen }
}

export function withUnfolded(view: ViewState, connection: string, shown: boolean): ViewState {
  const unfolded = new Set(view.unfolded)
  if (shown) unfolded.add(connection)
  else unfolded.delete(connection)
  return { ...view, unfolded }
}

export function sameTarget(one: Target | null, other: Target): boolean {
  return one !== null && one.connection === other.connection && one.link === other.link
}
