import type { Request } from '../../electron/contract/calls.ts'
import { type AllTargets, asksBeforeAll, needsAsking } from '../../electron/contract/present/overall.ts'
import type { Page, Target } from '../../electron/contract/schema.ts'
import type { ConnectionRow } from '../../electron/contract/snapshot.ts'
import { addressOfPage } from './address.ts'
import { offerDownload } from './bridge/offer-download.ts'
import type { GuardedPress } from './guarded-press.ts'
import type { Command, FileCall, Said, Store } from './store.ts'
import { withoutQuestions, withPage, withQuestion, withUnfolded } from './view-state.ts'

/** Calls that need a press which the guard let through. */
export type GuardedCall = 'hangUp' | 'hangUpAll' | 'hangUpAgain' | 'leaveIt' | 'leave' | 'reconnect'

/** What a person can do in a view. Nothing here waits for its effect: the next snapshot shows it. */
export interface Actions {
  hangUp(press: GuardedPress, row: ConnectionRow, link: number | null): void
  hangUpAnyway(press: GuardedPress, target: Target): void
  /** A call that needs nothing of the view. A refusal is said in the status line. */
  call<N extends Exclude<Command, GuardedCall>>(name: N, request: Request<N>): void
  /** One that ends something, or begins it anew. */
  act<N extends GuardedCall>(press: GuardedPress, name: N, request: Request<N>): void
  /** Asks in place, unless the user does not want to be asked. */
  askAll(press: GuardedPress, targets: AllTargets): void
  /** These, as they were named in the question. */
  hangUpAll(press: GuardedPress, connections: readonly string[], includeOthers: boolean): void
  cancel(): void
  unfold(connection: string, shown: boolean): void
  choose(connection: string): void
  show(page: Page): void
  openWindow(page: Page, connection: string | null): void
  exportReceipts(wanted: Request<'exportReceipts'>): void
  saveReport(): void
  saveRecording(): void
  /** In the status line. */
  say(said: Said): void
  /** The popover's window is to be as high as its content, in CSS pixels. */
  tellHeight(height: number): void
  hide(): void
}

/** `here`: the view that shows details itself does not open a window for them. */
export function createActions(store: Store, here: 'popover' | 'window'): Actions {
  const ask = (target: Target): void => store.setView((view) => withQuestion(view, target))
  const openWindow = async (page: Page, connection: string | null): Promise<void> => {
    if (here === 'window') return store.setView((view) => withPage(view, { page, connection }))
    const refusal = await store.call('openWindow', { page, connection }, ['not-here'])
    // In a browser there is no window to open: the page of the window is as good.
    if (refusal === 'not-here') location.assign(`window.html${addressOfPage({ page, connection })}`)
  }

  const save = async <N extends FileCall>(name: N, request: Request<N>): Promise<void> => {
    const file = await store.save(name, request)
    const { saving } = store.state().words
    switch (file?.kind) {
      case undefined:
      case 'cancelled':
        return
      case 'saved':
        return store.say({ text: saving.saved({ name: file.name }), kind: 'done' })
      case 'failed':
        return store.say({ text: saving.notSaved({ reason: file.reason }), kind: 'refusal' })
      case 'content':
        offerDownload(file)
        return store.say({ text: saving.saved({ name: file.name }), kind: 'done' })
    }
  }

  return {
    async hangUp(_press, row, link) {
      const target = { connection: row.id, link }
      if (needsAsking(row)) return ask(target)
      const refusal = await store.call('hangUp', { ...target, confirmed: false }, ['not-confirmed'])
      // The owner became known between the snapshot and the call.
      if (refusal === 'not-confirmed') ask(target)
    },
    hangUpAnyway(_press, target) {
      store.setView(withoutQuestions)
      void store.call('hangUp', { ...target, confirmed: true })
    },
    askAll(_press, targets) {
      const { snapshot } = store.state()
      if (snapshot === null || asksBeforeAll(snapshot)) return store.setView((view) => withQuestion(view, 'all'))
      void store.call('hangUpAll', { connections: targets.mine.map(({ id }) => id), includeOthers: false })
    },
    hangUpAll(_press, connections, includeOthers) {
      store.setView(withoutQuestions)
      void store.call('hangUpAll', { connections, includeOthers })
    },
    call: (name, request) => void store.call(name, request),
    act: (_press, name, request) => void store.call(name, request),
    cancel: () => store.setView(withoutQuestions),
    unfold: (connection, shown) => store.setView((view) => withUnfolded(view, connection, shown)),
    choose: (connection) => store.setView((view) => ({ ...view, chosen: connection })),
    show: (page) => store.setView((view) => withPage(view, { page, connection: null })),
    openWindow: (page, connection) => void openWindow(page, connection),
    exportReceipts: (wanted) => void save('exportReceipts', wanted),
    saveReport: () => void save('saveReport', null),
    saveRecording: () => void save('saveRecording', null),
    say: store.say,
    tellHeight: (height) => void store.call('fitPopover', { height }, ['not-here']),
    hide: () => void store.call('hidePopover', null, ['not-here']),
  }
}
