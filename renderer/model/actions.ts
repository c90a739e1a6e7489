import { asksBeforeAll, needsAsking } from '../../electron/contract/present/overall.ts'
import type { Page, Request, SystemPlace, Target } from '../../electron/contract/schema.ts'
import type { Hint, Settings } from '../../electron/contract/settings.ts'
import type { ConnectionRow } from '../../electron/contract/snapshot.ts'
import { addressOfPage } from './address.ts'
import { offerDownload } from './bridge/offer-download.ts'
import type { FileCall, Said, Store } from './store.ts'
import { withoutQuestions, withPage, withQuestion, withUnfolded } from './view-state.ts'

/** What a person can do in a view. Nothing here waits for its effect: the next snapshot shows it. */
export interface Actions {
  hangUp(row: ConnectionRow, link: number | null): void
  hangUpAnyway(target: Target): void
  hangUpAgain(target: Target): void
  keepWaiting(target: Target): void
  leaveIt(target: Target): void
  /** Asks in place, unless the user does not want to be asked. */
  askAll(): void
  hangUpAll(includeOthers: boolean): void
  cancel(): void
  unfold(connection: string, shown: boolean): void
  choose(connection: string): void
  show(page: Page): void
  openWindow(page: Page, connection: string | null): void
  reconnect(recent: string): void
  tryAgain(): void
  openSystem(place: SystemPlace): void
  changeSettings(change: Partial<Settings>): void
  startAtLogin(on: boolean): void
  putAway(hint: Hint): void
  putAwayNotice(id: string): void
  exportReceipts(wanted: Request<'exportReceipts'>): void
  saveReport(): void
  /** In the status line. */
  say(said: Said): void
  /** The popover's window is to be as high as its content, in CSS pixels. */
  tellHeight(height: number): void
  hide(): void
  quit(): void
  waitForEnd(): void
  leave(): void
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
    const { kept } = store.state().words
    switch (file?.kind) {
      case undefined:
      case 'cancelled':
        return
      case 'saved':
        return store.say({ text: kept.saved(file.name), kind: 'done' })
      case 'failed':
        return store.say({ text: kept.notSaved(file.reason), kind: 'refusal' })
      case 'content':
        offerDownload(file)
        return store.say({ text: kept.saved(file.name), kind: 'done' })
    }
  }

  return {
    async hangUp(row, link) {
      const target = { connection: row.id, link }
      if (needsAsking(row)) return ask(target)
      const refusal = await store.call('hangUp', { ...target, confirmed: false }, ['not-confirmed'])
      // The owner became known between the snapshot and the call.
      if (refusal === 'not-confirmed') ask(target)
    },
    hangUpAnyway(target) {
      store.setView(withoutQuestions)
      void store.call('hangUp', { ...target, confirmed: true })
    },
    hangUpAgain: (target) => void store.call('hangUpAgain', target),
    keepWaiting: (target) => void store.call('keepWaiting', target),
    leaveIt: (target) => void store.call('leaveIt', target),
    askAll() {
      const { snapshot } = store.state()
      if (snapshot === null || asksBeforeAll(snapshot)) return store.setView((view) => withQuestion(view, 'all'))
      void store.call('hangUpAll', { includeOthers: false })
    },
    hangUpAll(includeOthers) {
      store.setView(withoutQuestions)
      void store.call('hangUpAll', { includeOthers })
    },
    cancel: () => store.setView(withoutQuestions),
    unfold: (connection, shown) => store.setView((view) => withUnfolded(view, connection, shown)),
    choose: (connection) => store.setView((view) => ({ ...view, chosen: connection })),
    show: (page) => store.setView((view) => withPage(view, { page, connection: null })),
    openWindow: (page, connection) => void openWindow(page, connection),
    reconnect: (recent) => void store.call('reconnect', { recent }),
    tryAgain: () => void store.call('tryAgain', null),
    openSystem: (place) => void store.call('openSystem', { place }),
    changeSettings: (change) => void store.call('changeSettings', change),
    startAtLogin: (on) => void store.call('startAtLogin', { on }),
    putAway: (hint) => void store.call('putAway', { hint }),
    putAwayNotice: (notice) => void store.call('putAwayNotice', { notice }),
    exportReceipts: (wanted) => void save('exportReceipts', wanted),
    saveReport: () => void save('saveReport', null),
    say: store.say,
    tellHeight: (height) => void store.call('fitPopover', { height }, ['not-here']),
    hide: () => void store.call('hidePopover', null, ['not-here']),
    quit: () => void store.call('quit', null),
    waitForEnd: () => void store.call('waitForEnd', null),
    leave: () => void store.call('leave', null),
  }
}
