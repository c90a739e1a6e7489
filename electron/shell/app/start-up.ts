import { app, dialog, ipcMain, powerMonitor, protocol, session } from 'electron'
import { terminateNow } from '../../../native/end-process.ts'
import { createSystemClock } from '../../../native/system-clock.ts'
import { traceRas } from '../../../native/trace.ts'
import { serve } from '../../contract/serve.ts'
import type { Snapshot } from '../../contract/snapshot.ts'
import type { Words } from '../../contract/words/words.ts'
import { createEngine } from '../../engine/create-engine.ts'
import type { Engine } from '../../engine/engine.ts'
import type { MachineEvent } from '../../engine/gates.ts'
import { reportOf } from '../../host/report.ts'
import { createStorage } from '../../storage/create-storage.ts'
import type { Desktop } from '../desktop/desktop.ts'
import { makeDesktop } from '../desktop/make-desktop.ts'
import { makeNotifier } from '../desktop/make-notifier.ts'
import type { Notifier } from '../desktop/notifier.ts'
import { keepFile } from '../desktop/save-file.ts'
import { carryCalls } from '../ipc/ipc-carrier.ts'
import { shellHandlers } from '../ipc/shell-handlers.ts'
import { hearSessionEnd } from '../quit/session-end.ts'
import { createEnding, quitOnSignals } from '../quit/shutdown.ts'
import { closeNavigation, closeSession } from '../security/close-doors.ts'
import { makeTray } from '../tray/make-tray.ts'
import { TrayHolder } from '../tray/tray-holder.ts'
import { hasTrayPlace } from '../tray/tray-presence.ts'
import { Views } from '../views/views.ts'
import { claimScheme, serveViews } from '../views/views-address.ts'
import { namesHere, versionsHere } from './about-app.ts'
import { APP_ID } from './app-id.ts'
import { currentWords } from './current-words.ts'
import { createLog } from './log.ts'
import { makeRas } from './make-ras.ts'
import { chooseUserData, isOnlyOne } from './single-instance.ts'
import { createStep } from './startup-steps.ts'
import { startsHidden } from './switches.ts'
import { catchUnexpected } from './unexpected-errors.ts'

/** Where the built files lie. */
export interface Places {
  readonly views: string
  readonly preload: string
  readonly icons: string
}

const MACHINE_EVENTS = {
  suspend: 'suspend',
  resume: 'resume',
  'lock-screen': 'lock',
  'unlock-screen': 'unlock',
} as const satisfies Record<string, MachineEvent>

/** From nothing to an icon in the tray: named steps, each logged, each guarded; what fails does not take the rest along. */
export async function startUp(places: Places): Promise<void> {
  const { folder, trouble } = chooseUserData()
  const { log, readLog } = createLog(folder, !app.isPackaged)
  const clock = createSystemClock()
  const step = createStep(log, () => clock.now())
  const tellUnexpected = catchUnexpected(process, log)

  let views: Views | null = null
  if (!isOnlyOne(() => views?.showWindow())) {
    app.exit(0)
    return
  }
  log.info(`OnHook ${app.getVersion()} on Electron ${process.versions.electron}, ${process.platform} ${process.arch}`)
  claimScheme()
  closeNavigation(app, log)
  app.setAppUserModelId(APP_ID)
  await app.whenReady()

  await step('session', () => closeSession(session.defaultSession, app.isPackaged, log))
  await step('views', () => serveViews(places.views, protocol))
  const trayPlace = hasTrayPlace(process.platform)

  const { ras, scenario, warnings } = makeRas(process.env, app.isPackaged, clock)
  for (const warning of warnings) log.warn(warning)
  const trace = traceRas(ras, clock)
  const engine = createEngine({ ras: trace.ras, clock, scenario, log, storage: createStorage(folder) })
  tellUnexpected((notice) => engine.notice(notice))
  if (trouble !== null) engine.notice({ id: 'folder', kind: 'folder-not-writable', detail: trouble })
  const desktop = await makeDesktop(folder, engine, log)
  const words = currentWords(app.getLocale())

  const tray = new TrayHolder({
    make: () => makeTray({ icons: places.icons, words, engine, views: shown, quit: ending.quit, desktop }),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    log,
  })
  const notifier: Notifier = makeNotifier(words, log, {
    row: (row) => shown.openWindow('connections', row),
    popover: () => shown.openPopover(),
    failed: () => desktop.noNotifications(),
  })
  const shown = new Views({
    engine,
    preload: places.preload,
    log,
    trayBounds: () => tray.bounds(),
    hasTray: () => tray.expected,
    focusTray: () => tray.focus(),
    shownChanged: (visible) => {
      notifier.render(engine.snapshot(), visible)
      if (visible) desktop.lookAtLogin()
    },
    gaveUp: (reason) => tellCrash(reason, engine, words),
    window: {
      place: () => desktop.windowPlace,
      placed: (place) => desktop.rememberWindow(place),
      closeHides: () => desktop.settings.closeHides,
      hidden: () => tellClosed(desktop, notifier, engine),
      quit: () => app.quit(),
    },
  })
  views = shown
  const ending = createEnding({
    app,
    engine,
    log,
    step,
    vanish: () => {
      notifier.clear()
      tray.destroy()
      shown.destroy()
    },
    showFinishing: () => shown.showSomewhere(),
    terminate: terminateNow,
  })
  quitOnSignals(ending.quit)
  await step('calls', () =>
    carryCalls({
      ipcMain,
      dispatch: serve(
        shellHandlers({
          engine,
          views: shown,
          quit: ending.quit,
          desktop: desktop.handlers,
          nativeCalls: trace.after,
          keep: keepFile,
          report: () =>
            reportOf({
              engine,
              nativeCalls: trace.entries,
              versions: versionsHere(),
              logLines: readLog,
              names: namesHere(),
            }),
        }),
        log,
      ),
      viewOf: (sender) => shown.viewOf(sender),
      log,
    }),
  )
  await step('session-end listener', () => {
    if (process.platform === 'win32') hearSessionEnd(log, engine, ending)
  })
  await step('power', () => {
    const monitor: NodeJS.EventEmitter = powerMonitor
    for (const [name, event] of Object.entries(MACHINE_EVENTS)) monitor.on(name, () => engine.attend(event))
  })

  engine.subscribe((snapshot) => {
    tray.render(snapshot)
    shown.render(snapshot)
    notifier.render(snapshot, shown.visible)
  })
  // The engine may take long to answer where RAS does; the icon does not wait for it, nor the window for the icon.
  const engineStarted = step('engine', () => engine.start())
  const trayStarted = step('tray', () => tray.start(trayPlace))
  const hidden = startsHidden(process.argv)
  if (!hidden) await step('window', () => shown.showWindow())
  if ((await trayStarted) !== true) {
    engine.notice({ id: 'tray', kind: 'no-tray', detail: '' })
    if (hidden) await step('window', () => shown.showWindow())
  }
  await engineStarted
}

/** Said once: in a notification, or, where none can be seen, in the popover the next time it is opened. */
function tellClosed(desktop: Desktop, notifier: Notifier, engine: Engine): void {
  if (!desktop.isNews('closed')) return
  desktop.hint('closed')
  notifier.tellClosed(engine.snapshot(), () => desktop.seen('closed'))
}

/** No view may be left to say it in, so that the system has to. */
function tellCrash(reason: string, engine: Engine, words: (snapshot: Snapshot) => Words): void {
  engine.notice({ id: 'view', kind: 'view-crashed', detail: reason })
  const { product, notice } = words(engine.snapshot())
  void dialog.showMessageBox({ type: 'error', title: product, message: notice('view-crashed', reason) })
}
