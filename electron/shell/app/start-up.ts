import { app, dialog, ipcMain, Notification, powerMonitor, protocol, session } from 'electron'
import { observeRas } from '../../../native/observe-ras.ts'
import { terminateNow, terminateWithin } from '../../../native/process/end-process.ts'
import { createSystemClock } from '../../../native/system-clock.ts'
import { traceRas } from '../../../native/trace.ts'
import { MOST_NATIVE_CALLS } from '../../contract/bounds.ts'
import type { Notice } from '../../contract/notice.ts'
import { noticeText } from '../../contract/present/notice.ts'
import { serve } from '../../contract/serve.ts'
import type { Snapshot } from '../../contract/snapshot.ts'
import type { Words } from '../../contract/words/words.ts'
import { createEngine } from '../../engine/create-engine.ts'
import type { Engine } from '../../engine/engine.ts'
import type { MachineEvent } from '../../engine/machine-event.ts'
import { limitedLog } from '../../host/limited-log.ts'
import { profileFolders } from '../../host/profile-folders.ts'
import { createRecorder } from '../../host/recording/recorder.ts'
import { reportOf } from '../../host/report.ts'
import { SelfCheck } from '../../host/self-check/self-check.ts'
import { createStorage } from '../../storage/create-storage.ts'
import { createDisk } from '../../storage/disk.ts'
import { createRecordingFiles } from '../../storage/recording-file.ts'
import { takeOver } from '../../storage/take-over.ts'
import { Balloons } from '../desktop/balloons.ts'
import { loadPreferences } from '../desktop/load-preferences.ts'
import { Notifier } from '../desktop/notifier.ts'
import { notifiesBy } from '../desktop/notifies-by.ts'
import type { Preferences } from '../desktop/preferences.ts'
import { saveFileAs } from '../desktop/save-file.ts'
import { makeToast } from '../desktop/toast.ts'
import { carryCalls } from '../ipc/ipc-carrier.ts'
import { shellHandlers } from '../ipc/shell-handlers.ts'
import { watchSessionEnd } from '../quit/session-end.ts'
import { createShutdown, quitOnSignals } from '../quit/shutdown.ts'
import { closeNavigation, closeSession } from '../security/close-doors.ts'
import { closeNames, closeNetwork } from '../security/close-network.ts'
import { guardSwitches } from '../security/guard-switches.ts'
import { createTray } from '../tray/create-tray.ts'
import { onTaskbarCreated } from '../tray/taskbar.ts'
import type { Tray } from '../tray/tray.ts'
import { hasTrayHost } from '../tray/tray-presence.ts'
import { Views } from '../views/views.ts'
import { claimScheme, serveViews } from '../views/views-address.ts'
import { APP_ID, TOAST_ACTIVATOR } from './app-id.ts'
import { currentWords } from './current-words.ts'
import { createHiddenWindow } from './hidden-window.ts'
import { createLog } from './log.ts'
import { makeRas } from './make-ras.ts'
import { refuseStart } from './refuse-start.ts'
import { privateNames, programVersions } from './report-facts.ts'
import { serveUntilUnwanted } from './serve-until-unwanted.ts'
import { answerStarts, chooseUserData, startAlone } from './single-instance.ts'
import { createStage } from './stages.ts'
import { recordingFile, startsForCommands, startsHidden } from './switches.ts'
import { reportUncaught } from './uncaught-errors.ts'

/** Where the built files lie. */
export interface Places {
  readonly views: string
  readonly preload: string
  readonly icons: string
}

const TRAY_NOTICE = 'tray'

const MACHINE_EVENTS = {
  suspend: 'suspend',
  resume: 'resume',
  'lock-screen': 'lock',
  'unlock-screen': 'unlock',
} as const satisfies Record<string, MachineEvent>

/** From nothing to an icon in the tray: named stages, each logged, each guarded; what fails does not take the rest along. */
export async function startUp(places: Places): Promise<void> {
  // First of all: what is taken away here may be what is set right after.
  const { lines, refusal } = app.isPackaged
    ? guardSwitches(app.commandLine, process.argv, process.platform)
    : { lines: [], refusal: null }
  claimScheme()
  closeNames(app)
  const { folder, trouble, before } = chooseUserData()
  const { folder: own, warning } = await startAlone(folder)
  const starts = answerStarts(own)
  const { log, readLog, flushLog } = createLog(folder, !app.isPackaged)
  for (const line of lines) log.warn(line)
  if (refusal !== null) {
    log.warn(refusal)
    await flushLog()
    return refuseStart(refusal)
  }
  const clock = createSystemClock()
  const stage = createStage(log, () => clock.now())
  const tellUncaught = reportUncaught(process, log)
  log.info(`OnHook ${app.getVersion()} on Electron ${process.versions.electron}, ${process.platform} ${process.arch}`)
  if (warning !== null) log.warn(`The folder cannot be locked: ${warning}`)
  // What a view causes must not push everything else out of the log.
  const viewLog = limitedLog(log, () => clock.now())
  closeNavigation(app, viewLog)
  const { platform, env: environment } = process
  const notifies = notifiesBy({ platform, packaged: app.isPackaged, environment })
  if (platform === 'win32' && notifies === 'toast')
    void stage('activator', () => app.setToastActivatorCLSID(TOAST_ACTIVATOR))
  app.setAppUserModelId(APP_ID)
  await app.whenReady()

  await stage('session', () => closeSession(session.defaultSession, app.isPackaged, viewLog))
  await stage('network', () => closeNetwork(session.defaultSession))
  await stage('views', () => serveViews(places.views, protocol))
  const trayHost = hasTrayHost(process.platform)

  const { ras, scenario, warnings } = makeRas(process.env, app.isPackaged, clock, log)
  for (const warning of warnings) log.warn(warning)
  const observed = observeRas(ras, clock)
  const trace = traceRas(observed, MOST_NATIVE_CALLS)
  const selfCheck = new SelfCheck(() => observed.ras.library?.() ?? null)
  observed.observe(selfCheck)
  const recorder = createRecorder({
    observed,
    clock,
    files: createRecordingFiles(folder),
    versions: programVersions(),
    names: privateNames(),
    log,
  })
  const { ready } = takeOver({
    from: before,
    to: folder,
    disk: createDisk(),
    log: (line) => log.info(line),
    failed: (detail) => engine.notice({ id: 'taken-over', kind: 'file-unreadable', detail }),
  })
  const profile = profileFolders(platform, environment)
  const changed = (notice: Notice): void => engine.notice(notice)
  const storage = createStorage(folder, { ready, changed })
  const engine = createEngine({ ras: trace.ras, clock, scenario, log, storage, profile })
  tellUncaught((notice) => engine.notice(notice))
  if (trouble !== null) engine.notice({ id: 'folder', kind: 'folder-not-writable', detail: trouble })
  const notifications = notifies === 'balloon' || Notification.isSupported()
  const { preferences, flush } = await loadPreferences({ folder, engine, log, ready, changed, notifications })
  recorder.subscribe((recording) => preferences.showRecording(recording))
  const recordInto = recordingFile(process.argv)
  if (recordInto !== null) recorder.begin(recordInto)
  const words = currentWords(app.getLocale())

  const balloons = new Balloons({
    showBalloon: (title, text) => tray.showBalloon(title, text),
    hideBalloon: () => tray.hideBalloon(),
  })
  const notifier: Notifier = new Notifier({
    make: notifies === 'balloon' ? balloons.make : makeToast,
    supported: notifications,
    words,
    pressed: (row) => shown.openNotified(row),
    failed: () => preferences.noNotifications(),
    log,
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
      if (visible) preferences.lookAtLogin()
    },
    gaveUp: (reason) => tellCrash(reason, engine, words),
    window: {
      place: () => preferences.windowPlace,
      placed: (place) => preferences.rememberWindow(place),
      closeHides: () => preferences.settings.closeHides,
      hidden: () => tellClosed(preferences, notifier, engine),
      quit: () => app.quit(),
    },
  })
  const shutdown = createShutdown({
    app,
    engine,
    log,
    stage,
    vanish: () => {
      notifier.clear()
      tray.destroy()
      shown.destroy()
    },
    showFinishing: () => shown.showSomewhere(),
    flush: () => Promise.all([flush(), flushLog(), recorder.end('quit')]),
    terminate: terminateNow,
    terminateWithin,
  })
  quitOnSignals(shutdown.quit)
  const tray: Tray = createTray({
    icons: places.icons,
    words,
    balloon: (what) => balloons[what](),
    log,
    engine,
    views: shown,
    quit: shutdown.quit,
    preferences,
  })
  await stage('calls', () =>
    carryCalls({
      ipcMain,
      dispatch: serve(
        shellHandlers({
          engine,
          views: shown,
          quit: shutdown.quit,
          preferences: preferences.handlers,
          nativeCalls: trace.after,
          keep: saveFileAs,
          recorder,
          report: () =>
            reportOf({
              engine,
              nativeCalls: trace.entries,
              nativeThreads: () => trace.ras.threads(),
              selfCheck: () => selfCheck.result(),
              versions: programVersions(),
              logLines: readLog,
              names: privateNames(),
            }),
        }),
        viewLog,
      ),
      viewOf: (sender) => shown.viewOf(sender),
      log: viewLog,
    }),
  )
  await stage('listener', () => {
    if (platform !== 'win32') return
    const listener = createHiddenWindow()
    watchSessionEnd(listener, log, engine, shutdown)
    onTaskbarCreated(listener, () => {
      log.info('a new taskbar')
      if (forCommands.unseen) return
      void tray.taskbarCreated().then((there) => {
        if (shutdown.leaving) return
        tellOfTray(there, engine)
        if (!there) shown.showWindow()
      })
    })
  })
  await stage('power', () => {
    const monitor: NodeJS.EventEmitter = powerMonitor
    for (const [name, event] of Object.entries(MACHINE_EVENTS)) monitor.on(name, () => engine.attend(event))
  })

  const forCommands = serveUntilUnwanted({
    channel: own?.commands ?? null,
    forCommands: startsForCommands(process.argv),
    engine,
    clock,
    log,
    version: app.getVersion(),
    quit: () => app.quit(),
    needsPerson: () => void stage('tray', () => tray.start(trayHost)),
  })
  engine.subscribe((snapshot) => {
    tray.render(snapshot)
    shown.render(snapshot)
    // Started for commands alone, it is not seen.
    if (!forCommands.unseen) notifier.render(snapshot, shown.visible)
  })
  starts({
    leaving: () => shutdown.leaving,
    quit: () => app.quit(),
    stay: () => {
      if (forCommands.stay()) void stage('tray', () => tray.start(trayHost))
    },
    comeForward: () => {
      log.info('another start: come forward')
      // Who starts it wants it to run.
      shutdown.quit.cancel()
      shown.showWindow()
    },
  })
  // The engine may take long to answer where RAS does; the icon does not wait for it, nor the window for the icon.
  const engineStarted = stage('engine', () => engine.start())
  if (forCommands.unseen) {
    await engineStarted
    return
  }
  const trayStarted = stage('tray', () => tray.start(trayHost))
  const hidden = startsHidden(process.argv)
  if (!hidden) await stage('window', () => shown.showWindow())
  const there = (await trayStarted) === true
  tellOfTray(there, engine)
  if (!there) {
    if (hidden) await stage('window', () => shown.showWindow())
  }
  await engineStarted
}

function tellOfTray(there: boolean, engine: Engine): void {
  if (there) engine.withdraw(TRAY_NOTICE)
  else engine.notice({ id: TRAY_NOTICE, kind: 'no-tray', detail: '' })
}

/** Said once: in a notification, or, where none can be seen, in the popover the next time it is opened. */
function tellClosed(preferences: Preferences, notifier: Notifier, engine: Engine): void {
  if (!preferences.isNews('closed')) return
  preferences.hint('closed')
  notifier.tellClosed(engine.snapshot(), () => preferences.seen('closed'))
}

/** No view may be left to say it in, so that the system has to. */
function tellCrash(reason: string, engine: Engine, words: (snapshot: Snapshot) => Words): void {
  const said = words(engine.snapshot())
  const notice: Notice = { id: 'view', kind: 'view-crashed', detail: reason }
  engine.notice(notice)
  void dialog.showMessageBox({ type: 'error', title: said.product, message: noticeText(notice, said) })
}
