import { app, ipcMain, powerMonitor, protocol, type Rectangle, session } from 'electron'
import { terminateNow } from '../../native/leave.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import { traceRas } from '../../native/trace.ts'
import { serve } from '../contract/serve.ts'
import { createEngine } from '../engine/create-engine.ts'
import type { MachineEvent } from '../engine/engine.ts'
import { reportOf } from '../engine/report.ts'
import { createStorage } from '../storage/create-storage.ts'
import { chooseUserData, isOnlyOne } from './before-ready.ts'
import { createEnding, quitOnSignals } from './ending.ts'
import { shellHandlers } from './handlers.ts'
import { carryCalls } from './ipc-carrier.ts'
import { keepFile } from './keep-file.ts'
import { createLog } from './log.ts'
import { makeDesktop } from './make-desktop.ts'
import { makeRas } from './make-ras.ts'
import { makeTray } from './make-tray.ts'
import { closeNavigation, closeSession } from './security/close-doors.ts'
import { hearSessionEnd } from './session-end.ts'
import { createStep, reasonOf } from './steps.ts'
import { startsHidden } from './switches.ts'
import type { Tray } from './tray.ts'
import { hasTrayPlace } from './tray-presence.ts'
import { Views } from './views.ts'
import { claimScheme, serveViews } from './views-address.ts'

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
  const folder = chooseUserData()
  const { log, readLog } = createLog(folder, !app.isPackaged)
  const clock = createSystemClock()
  const step = createStep(log, () => clock.now())
  process.on('uncaughtException', (error) => log.warn(`uncaught: ${reasonOf(error)}`))
  process.on('unhandledRejection', (reason) => log.warn(`unhandled: ${reasonOf(reason)}`))

  let views: Views | null = null
  let tray: Tray | null = null
  if (!isOnlyOne(() => views?.showWindow())) {
    app.exit(0)
    return
  }
  log.info(`OnHook ${app.getVersion()} on Electron ${process.versions.electron}, ${process.platform} ${process.arch}`)
  claimScheme()
  closeNavigation(app, log)
  app.setAppUserModelId('org.onhook.onhook')
  await app.whenReady()

  await step('session', () => closeSession(session.defaultSession, app.isPackaged, log))
  await step('views', () => serveViews(places.views, protocol))
  const trayPlace = hasTrayPlace(process.platform)

  const { ras, scenario, warnings } = makeRas(process.env, app.isPackaged, clock)
  for (const warning of warnings) log.warn(warning)
  const trace = traceRas(ras, clock)
  const engine = createEngine({ ras: trace.ras, clock, scenario, log, storage: createStorage(folder) })
  const desktop = await makeDesktop(folder, engine, log)

  const shown = new Views({
    engine,
    preload: places.preload,
    log,
    trayBounds: (): Rectangle | null => tray?.bounds() ?? null,
    quit: () => app.quit(),
    focusTray: () => tray?.focus(),
  })
  views = shown
  const ending = createEnding({
    app,
    engine,
    log,
    step,
    vanish: () => {
      tray?.destroy()
      shown.destroy()
    },
    showFinishing: () => shown.showSomewhere(tray !== null),
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
          report: () => reportOf({ engine, nativeCalls: trace.entries, versions: versions(), logLines: readLog }),
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
    tray?.render(snapshot)
    shown.render(snapshot)
  })
  // The engine may take long to answer where RAS does; the icon does not wait for it.
  const engineStarted = step('engine', () => engine.start())
  if (await trayPlace) {
    tray = await step('tray', () =>
      makeTray({
        icons: places.icons,
        engine,
        views: shown,
        quit: ending.quit,
        desktop,
      }),
    )
  }
  if (tray === null) engine.notice({ id: 'tray', kind: 'no-tray', detail: '' })
  if (tray === null || !startsHidden(process.argv)) await step('window', () => shown.showWindow())
  await engineStarted
}

function versions(): Readonly<Record<string, string>> {
  const { electron = '', chrome = '', node = '' } = process.versions
  return { onhook: app.getVersion(), electron, chrome, node, system: `${process.platform} ${process.arch}` }
}
