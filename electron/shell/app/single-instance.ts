import { join, resolve } from 'node:path'
import { app, dialog } from 'electron'
import { terminateNow } from '../../../native/process/end-process.ts'
import { chooseLocale } from '../../contract/words/choose-locale.ts'
import { createWords } from '../../contract/words/create-words.ts'
import { claimStart, type StartOutcome } from '../../host/claim-start.ts'
import { claimFolder, type OwnFolder } from '../../host/folder-lock.ts'
import { decideSecondStart, type StartWish } from '../../host/second-start.ts'
import { hasOpenPromise } from '../../storage/open-promises.ts'
import { DATA_SWITCH, QUIT_SWITCH, startsForCommands, startsHidden } from './switches.ts'
import { type StandardFolder, standardFolder, type UserFolder, usableFolder } from './user-folder.ts'

/** Where settings, journal, receipts, log and Chromium's own files live; the lock belongs to it. */
export function chooseUserData(): UserFolder & Pick<StandardFolder, 'before'> {
  const named = app.commandLine.getSwitchValue(DATA_SWITCH)
  const standard = standardFolder(process.platform, process.env, app.getPath('userData'))
  const found = usableFolder(named === '' ? standard.folder : resolve(named), app.getPath('temp'))
  app.setPath('userData', found.folder)
  // Into a temporary folder nothing is moved for good.
  return { ...found, before: named === '' && found.trouble === null ? standard.before : null }
}

/** Where Chromium keeps what it needs in a start that ends again, within the folder. */
export const SECOND_START = 'second-start'

/** Runs, or hands its wish to the instance that has the folder; ends this process where there is nothing to run. */
export async function startAlone(folder: string): Promise<Extract<StartOutcome, { readonly kind: 'run' }>> {
  const outcome = await claimStart({
    claim: () => {
      const claim = claimFolder(folder)
      // Chromium opens its files as soon as it is ready; they are the other one's. One place for all such starts, in the same
      // folder: Windows lets no process delete what it has open, and nothing is to stay elsewhere.
      const own = claim.kind === 'held' ? join(folder, SECOND_START) : folder
      if (app.getPath('userData') !== own) app.setPath('userData', own)
      return claim
    },
    wish: wishIn(process.argv),
    now: () => performance.now(),
    pause: (ms) => new Promise((done) => setTimeout(done, ms)),
    hangsUp: () => hasOpenPromise(folder),
    askToEnd,
    endProcess: (pid) => {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It has ended meanwhile.
      }
    },
  })
  if (outcome.kind === 'run') return outcome
  if (outcome.kind === 'silent') process.stderr.write('OnHook runs on this folder already and does not answer.\n')
  // Not through Electron: to leave while it is just starting is not always survived.
  terminateNow(outcome.kind === 'leave' ? 0 : 1)
  return new Promise(() => {})
}

/** The user's word on an instance that does not answer and may be hanging up. */
async function askToEnd(hangsUp: 'yes' | 'unknown'): Promise<boolean> {
  await app.whenReady()
  const { product, silent } = createWords(chooseLocale('system', app.getLocale()))
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: product,
    message: silent.message,
    detail: hangsUp === 'yes' ? silent.detail : silent.unknown,
    buttons: [silent.leave, silent.end],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}

function wishIn(argv: readonly string[]): StartWish {
  const at = process.getCreationTime() ?? performance.timeOrigin
  return { quit: argv.includes(QUIT_SWITCH), hidden: startsHidden(argv), forCommands: startsForCommands(argv), at }
}

/** What later starts may ask of this instance. */
export interface StartTargets {
  readonly leaving: () => boolean
  readonly quit: () => void
  /** Somebody wants it to run: it stays, also where it was started for commands alone. */
  readonly stay: () => void
  readonly comeForward: () => void
}

/** Later starts are answered at once; what they wish is done as soon as there is somebody to do it. */
export function answerStarts(folder: OwnFolder | null): (targets: StartTargets) => void {
  let targets: StartTargets | null = null
  let early: readonly StartWish[] = []
  let lastForward = Number.NEGATIVE_INFINITY
  const act = ({ quit, stay, comeForward }: StartTargets, wish: StartWish): void => {
    if (wish.forCommands === true) return
    const decided = decideSecondStart(wish, lastForward)
    if (decided === 'come-forward') lastForward = Math.max(lastForward, wish.at)
    switch (decided) {
      case 'quit':
        quit()
        return
      case 'come-forward':
        stay()
        comeForward()
        return
      case 'stay':
        if (!wish.quit) stay()
    }
  }
  folder?.answerStarts((wish) => {
    if (targets?.leaving() === true) return 'leaving'
    const known = targets
    if (known === null) early = [...early, wish]
    // The answer first: to quit may take this process away.
    else setImmediate(() => act(known, wish))
    return 'taken'
  })
  return (given) => {
    targets = given
    for (const wish of early) act(given, wish)
  }
}
