import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { buildTrouble, bundleApp, bundlePreview } from './lib/bundles.mjs'
import { electron } from './lib/electron-runtime.mjs'
import { desktopFor, startsOn } from './lib/linux-desktop.mjs'
import { at, ROOT } from './lib/paths.mjs'

/**
 * Runs OnHook from the sources as they are, and again after each change: it builds, asks the one that runs to quit through
 * its own gate, and starts the new one. Without Electron it is the preview, on one port, for a tab that stays open.
 */

const WATCHED = ['electron', 'native', 'renderer']
/** An editor writes several files for one change, ms. */
const SETTLE = 300
const PREVIEW_PORT = 5180

const asked = process.argv.slice(2)
const runtime = await electron()
const starts = runtime.ok ? startsOn(desktopFor(runtime.path), asked) : runtime
if (!starts.ok) console.log(`Electron cannot run here (${starts.reason}): this is the preview.`)
else if (starts.says !== null) console.log(starts.says)

/** @type {import('node:child_process').ChildProcess | null} */
let running = null
/** @type {NodeJS.Timeout | undefined} */
let settling
let building = false
let changed = true

for (const folder of WATCHED) {
  watch(at(folder), { recursive: true }, () => {
    changed = true
    clearTimeout(settling)
    settling = setTimeout(again, SETTLE)
  })
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, async () => {
    clearTimeout(settling)
    await ended(running)
    process.exit(0)
  })
}
await again()

async function again() {
  if (building) return
  building = true
  while (changed) {
    changed = false
    console.log(`${new Date().toLocaleTimeString()} building …`)
    try {
      await bundleApp('warn')
      if (!starts.ok) await bundlePreview('warn')
    } catch (error) {
      console.error(`${buildTrouble(error)}\nWhat runs goes on running.`)
      continue
    }
    await ended(running)
    running = start()
  }
  building = false
}

function start() {
  const [command, args] =
    runtime.ok && starts.ok
      ? [runtime.path, [ROOT, ...starts.switches]]
      : [process.execPath, ['--enable-source-maps', at('out/preview/preview.mjs'), `--port=${PREVIEW_PORT}`, ...asked]]
  return spawn(command, args, { cwd: ROOT, stdio: 'inherit', detached: process.platform !== 'win32' })
}

/**
 * Asks it to quit and waits; a hang-up that runs is waited for like any other time.
 * @param {import('node:child_process').ChildProcess | null} child
 */
function ended(child) {
  return new Promise((done) => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return done(undefined)
    child.once('close', () => done(undefined))
    child.kill('SIGTERM')
  })
}
