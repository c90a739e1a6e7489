import { writeFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createRas } from '../../native/create-ras.ts'
import type { RasAnswer, RasApi, RasConnection } from '../../native/port.ts'
import { terminateNow } from '../../native/process/end-process.ts'
import { createSystemClock } from '../../native/system-clock.ts'
import type { Answered, Findings, Lateness } from './findings.ts'

/**
 * A program for Node.js and for Electron's main process: blocks hang-ups, goes on working, writes down how that went, and
 * leaves while they block. ISOLATION_LIBRARY = `system` or a path, ISOLATION_FINDINGS = the file to write.
 */

/** ms */
const IDLE = 1500
const WORK = 3000
const TICK = 5
const GRACE = 1000

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

async function main(): Promise<void> {
  await ready()
  const file = process.env['ISOLATION_FINDINGS'] ?? 'findings.json'
  const library = process.env['ISOLATION_LIBRARY'] ?? 'system'
  const source = library === 'system' ? ({ kind: 'system' } as const) : ({ kind: 'library', path: library } as const)
  const created = createRas(source, createSystemClock())
  if (!created.ok) throw new Error(created.reason)
  const { ras } = created
  const opened = await ras.open()
  if (opened.kind !== 'value') throw new Error(JSON.stringify(opened))
  const list = await ras.enumConnections()
  if (list.kind !== 'value') throw new Error(JSON.stringify(list))
  const free = list.value.find((row) => row.entryName === 'free')
  if (free === undefined) throw new Error('The library plays another scenario.')

  const idle = await lateness(IDLE)
  let returned = 0
  const held = list.value.filter((row) => row !== free)
  for (const row of held) {
    void ras.hangUp(row.handle).then(() => {
      returned += 1
    })
  }
  const [blocked, worked] = await Promise.all([lateness(WORK), work(ras, free, `${file}.scratch`)])
  const stillUnderWay = held.length - returned
  const leftAt = Date.now()
  const closed = await ras.close(GRACE)
  const findings: Findings = {
    runtime: runtime(),
    threadPool: process.env['UV_THREADPOOL_SIZE'] ?? null,
    hangUpsUnderWay: held.length,
    ...worked,
    idle,
    blocked,
    stillUnderWay,
    leftAt,
    closed,
    closeMs: Date.now() - leftAt,
  }
  writeFileSync(file, JSON.stringify(findings))
  terminateNow(0)
}

/** Electron's own start-up is no part of what is measured. */
async function ready(): Promise<void> {
  if (process.versions['electron'] === undefined) return
  const electron: { readonly app: { whenReady(): Promise<void> } } = createRequire(import.meta.url)('electron')
  await electron.app.whenReady()
}

function runtime(): string {
  const { electron, node } = process.versions
  const what = electron === undefined ? `Node.js ${node}` : `Electron ${electron} (Node.js ${node})`
  return `${what} on ${process.platform}`
}

/** What an application does all the time: asks for states, reads the list, writes files. */
async function work(ras: RasApi, free: RasConnection, scratch: string) {
  const until = performance.now() + WORK
  const [status, list, writes] = await Promise.all([
    again(until, 10, () => ras.connectStatus(free.handle)),
    again(until, 100, () => ras.enumConnections()),
    again(until, 20, async () => {
      await writeFile(scratch, 'x'.repeat(4096))
      return { kind: 'value', value: null }
    }),
  ])
  await rm(scratch, { force: true })
  return { status, list, writes }
}

async function again(until: number, pause: number, ask: () => Promise<RasAnswer<unknown>>): Promise<Answered> {
  const refused = new Set<string>()
  let count = 0
  let longestMs = 0
  while (performance.now() < until) {
    const began = performance.now()
    const answer = await ask()
    longestMs = Math.max(longestMs, performance.now() - began)
    if (answer.kind === 'value') count += 1
    else refused.add(JSON.stringify(answer))
    await wait(pause)
  }
  return { count, refused: [...refused], longestMs }
}

async function lateness(ms: number): Promise<Lateness> {
  const late: number[] = []
  const until = performance.now() + ms
  while (performance.now() < until) {
    const began = performance.now()
    await wait(TICK)
    late.push(Math.max(0, performance.now() - began - TICK))
  }
  late.sort((a, b) => a - b)
  const at = (share: number): number => late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99), longest: at(1) }
}

main().catch((error: unknown) => {
  const file = process.env['ISOLATION_FINDINGS'] ?? 'findings.json'
  writeFileSync(`${file}.failed`, error instanceof Error ? (error.stack ?? error.message) : String(error))
  terminateNow(1)
})
