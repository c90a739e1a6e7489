import { mkdtempSync, writeFileSync } from 'node:fs'
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

/** A Windows and a responder on it that its own RAS can dial. */
export interface DialInMachine {
  readonly responder: Responder
  dial(entry: string): Promise<Ran>
  /** What Windows itself says is connected. */
  connected(): Promise<readonly string[]>
  /** Dials or hangs up as SYSTEM, by a task. */
  asSystem(parameters: string): Promise<Ran>
  close(): Promise<void>
}

/**
 * Prepares the machine and dials once. Whether RAS dials 127.0.0.1 is documented nowhere, so the machine's own address is
 * tried after it. Rejects with what rasdial said where neither works.
 */
export async function prepareMachine(observations: Observations): Promise<DialInMachine> {
  const certificate = selfSigned(HOST)
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'onhook-sstp-')), 'responder.cer')
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
    asSystem: async (parameters) => {
      const task = ['/TN', 'OnHook dials', '/F']
      const command = parameters.replace('<credentials>', `${USER} ${PASSWORD}`)
      const made = ['/Create', ...task, '/RU', 'SYSTEM', '/SC', 'ONCE', '/ST', '00:00', '/TR', `rasdial.exe ${command}`]
      const created = await runProgram('schtasks.exe', made)
      return created.code === 0 ? runProgram('schtasks.exe', ['/Run', '/TN', 'OnHook dials']) : created
    },
    close: async () => {
      await runProgram('schtasks.exe', ['/Delete', '/TN', 'OnHook dials', '/F'])
      await clean()
      await responder.close()
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

function ownAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
}
