import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeClock } from '../responder/node-clock.ts'
import { selfSigned } from '../responder/self-signed.ts'
import { type Responder, startResponder } from '../responder/server.ts'
import type { Observations } from './observations.ts'
import { connectedIn, type Ran, runProgram, runScript } from './rasdial.ts'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const HOST = 'vpn.onhook.test'
const PORT = 443
export const ENTRY = 'OnHook SSTP'
export const ENTRY_FOR_ALL = 'OnHook SSTP for all'
const USER = 'anna'
const PASSWORD = 'Correct-horse-1'
/** No 10.0.0.0/8: Windows adds a route for the whole class, and hosted machines live in that one. */
const ADDRESSES = { responder: '192.168.77.1', client: '192.168.77.2' } as const

/** Who can own a connection beside the user who runs OnHook. `another` is a standard user of the machine. */
export const SOMEBODY = ['SYSTEM', 'another'] as const
export type Somebody = (typeof SOMEBODY)[number]

const TASK = 'OnHook dials'
const OTHER = { name: 'onhook-other', password: 'Correct-horse-2' } as const
/** Who is in it may run tasks without being logged on; a standard user may not. */
const MAY_RUN_TASKS = 'Performance Log Users'

type Step = readonly [command: string, parameters: readonly string[]]

const OTHER_USER: readonly Step[] = [
  ['net.exe', ['user', OTHER.name, OTHER.password, '/ADD', '/Y']],
  ['net.exe', ['localgroup', MAY_RUN_TASKS, OTHER.name, '/ADD']],
]

/** What rasdial wants after the entry's name. */
export const AS_USER = `${USER} ${PASSWORD}`

/** A Windows and a responder on it that its own RAS can dial. */
export interface DialInMachine {
  readonly responder: Responder
  dial(entry: string): Promise<Ran>
  /** What Windows itself says is connected. */
  connected(): Promise<readonly string[]>
  /** Has rasdial run by somebody else, as a task that is started and not waited for; `parameters` as on a command line. */
  rasdialAs(who: Somebody, parameters: string): Promise<Ran>
  close(): Promise<void>
}

/**
 * Prepares the machine and dials once. Whether RAS dials 127.0.0.1 is documented nowhere, so the machine's own address is
 * tried after it. Rejects with what rasdial said where neither works.
 */
export async function prepareMachine(observations: Observations): Promise<DialInMachine> {
  const certificate = selfSigned(HOST)
  const folder = mkdtempSync(path.join(tmpdir(), 'onhook-sstp-'))
  const file = path.join(folder, 'responder.cer')
  writeFileSync(file, certificate.pem)
  const responder = await startResponder({
    clock: nodeClock,
    certificate,
    credentials: { user: USER, password: PASSWORD },
    addresses: ADDRESSES,
    host: '0.0.0.0',
    port: PORT,
    onEvent: ({ session, event }) => observations.note(`responder, session ${session}`, event),
  })
  const names = { HostName: HOST, Entry: ENTRY, EntryForAll: ENTRY_FOR_ALL }
  const clean = async (): Promise<void> => observations.note('clean', await runScript(here('clean.ps1'), names))

  const machine: DialInMachine = {
    responder,
    dial: async (entry) => {
      const ran = await runProgram('rasdial.exe', [entry, USER, PASSWORD])
      observations.note(`rasdial "${entry}"`, ran)
      return ran
    },
    connected: async () => connectedIn((await runProgram('rasdial.exe', [])).said),
    rasdialAs: async (who, parameters) => {
      const account = who === 'SYSTEM' ? ['/RU', 'SYSTEM'] : ['/RU', OTHER.name, '/RP', OTHER.password]
      const what = ['/SC', 'ONCE', '/ST', '00:00', '/TR', `rasdial.exe ${parameters}`]
      const steps: readonly Step[] = [
        ...(who === 'another' ? OTHER_USER : []),
        ['schtasks.exe', ['/Create', '/TN', TASK, '/F', ...account, ...what]],
        ['schtasks.exe', ['/Run', '/TN', TASK]],
      ]
      return firstFailure(steps)
    },
    close: async () => {
      await runProgram('schtasks.exe', ['/Delete', '/TN', TASK, '/F'])
      await runProgram('net.exe', ['user', OTHER.name, '/DELETE'])
      await clean()
      await responder.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }

  let said = ''
  for (const address of ['127.0.0.1', ...ownAddresses()]) {
    await clean()
    const prepared = await runScript(here('prepare.ps1'), { ...names, Address: address, Certificate: file })
    observations.note(`prepare for ${address}`, prepared)
    const ran = prepared.code === 0 ? await machine.dial(ENTRY) : prepared
    if (ran.code === 0) return machine
    said = ran.said
  }
  await machine.close()
  throw new Error(`This Windows dials neither 127.0.0.1 nor itself. It last said: ${said}`)
}

/** What says that somebody or something is there already is no failure: 2 of net.exe. */
const THERE_ALREADY = 2

async function firstFailure(steps: readonly Step[]): Promise<Ran> {
  let last: Ran = { code: 0, said: '' }
  for (const [command, parameters] of steps) {
    last = await runProgram(command, parameters)
    const there = command === 'net.exe' && last.code === THERE_ALREADY
    if (last.code !== 0 && !there) return last
  }
  return last
}

function ownAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
}
