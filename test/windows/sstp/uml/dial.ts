import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import type { SessionEvent } from '../responder/events.ts'

export const HOST = 'vpn.onhook.test'
export const ADDRESSES = { responder: '10.77.0.1', client: '10.77.0.2' } as const
export const CREDENTIALS = { user: 'anna', password: 'correct horse' } as const

const INTERFACE = '/sys/class/net/ppp0'
const PPPD_ID = '/run/ppp0.pid'
/** ms; nothing here takes long by itself, but the machine is small and shared. */
const PATIENCE = 20_000
/** ms; what the responder has to say of a client that has ended comes soon, or not at all. */
const AFTER_EXIT = 3_000

export interface DialOptions {
  readonly port: number
  readonly password?: string
  readonly pppd?: readonly string[]
}

/** One dial of sstp-client and pppd against the responder, and what both sides have said since. */
export class Dial {
  readonly #client: ChildProcess
  readonly #events: SessionEvent[] = []
  readonly #log: string[] = []
  #exitedAt = Number.POSITIVE_INFINITY
  #changed: () => void = () => {}

  constructor({ port, password = CREDENTIALS.password, pppd = [] }: DialOptions) {
    const client = ['--log-level', '4', '--log-stderr', '--ca-cert', '/mnt/certificate.pem', '--ipparam', 'onhook']
    const who = ['--user', CREDENTIALS.user, '--password', password]
    const options = ['noauth', 'debug', 'logfd', '2', 'nodefaultroute', ...pppd]
    this.#client = spawn('/usr/sbin/sstpc', [...client, ...who, `${HOST}:${port}`, '--', ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.#client.stdout, this.#client.stderr]) {
      stream?.on('data', (bytes: Buffer) => this.#note(bytes.toString('latin1').split('\n')))
    }
    this.#client.on('exit', (code, signal) => {
      this.#exitedAt = performance.now()
      this.#note([`sstpc exit ${code ?? signal}`])
    })
    this.#client.on('error', (error) => this.#note([String(error)]))
  }

  get #exited(): boolean {
    return this.#exitedAt < Number.POSITIVE_INFINITY
  }

  get log(): readonly string[] {
    return this.#log
  }

  /** What happens to the responder's session belongs to the dial that runs. */
  hear(event: SessionEvent): void {
    this.#events.push(event)
    this.#note([`responder: ${JSON.stringify(event)}`])
  }

  /** The first event of this kind, once it has come. */
  async event<Kind extends SessionEvent['kind']>(kind: Kind): Promise<Extract<SessionEvent, { kind: Kind }>> {
    const find = () => this.#events.find((event) => event.kind === kind)
    await this.#until(() => find() !== undefined, `the responder has not said "${kind}"`)
    return find() as Extract<SessionEvent, { kind: Kind }>
  }

  has(wanted: SessionEvent): boolean {
    return this.#events.some((event) => JSON.stringify(event) === JSON.stringify(wanted))
  }

  /** Until both sides say that the call is connected and the interface has its address. */
  async connected(): Promise<void> {
    await this.event('connected')
    await this.event('addressed')
    await this.said(`local  IP address ${ADDRESSES.client}`)
  }

  /** Until client or pppd have said this. */
  async said(words: string): Promise<void> {
    await this.#until(() => this.#log.some((line) => line.includes(words)), `nobody has said "${words}"`)
  }

  /** How many of three pings at the responder's end came back. */
  async ping(): Promise<number> {
    const ping = spawn('busybox', ['ping', '-c', '3', '-i', '0.1', '-W', '5', ADDRESSES.responder])
    let said = ''
    ping.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString('latin1')
    })
    await new Promise((resolve) => ping.on('close', resolve))
    return Number(/(\d+) packets received/.exec(said)?.[1] ?? 0)
  }

  get hasInterface(): boolean {
    return existsSync(INTERFACE)
  }

  /** Hangs up as a user does: pppd says goodbye, and sstp-client after it. */
  hangUp(): void {
    process.kill(Number(readFileSync(PPPD_ID, 'latin1')), 'SIGTERM')
  }

  /** Ends sstp-client, which closes TLS without a word of SSTP or PPP. */
  endClient(): void {
    this.#client.kill('SIGTERM')
  }

  /** Until nothing is left of the dial: no interface, no client, no session. */
  async over(): Promise<void> {
    await this.#until(() => !this.hasInterface, 'the interface is still there')
    await this.#until(() => this.#exited, 'sstp-client has not ended')
    await this.event('closed')
  }

  /** Whatever is left, when a case has failed. */
  async clear(): Promise<void> {
    if (!this.#exited) this.#client.kill('SIGKILL')
    try {
      await this.over()
    } catch {
      this.#note(['something of this dial is left'])
    }
  }

  #note(lines: readonly string[]): void {
    for (const line of lines) if (line.trim() !== '') this.#log.push(line.trim())
    this.#changed()
  }

  async #until(holds: () => boolean, otherwise: string): Promise<void> {
    const end = performance.now() + PATIENCE
    while (!holds()) {
      if (performance.now() > Math.min(end, this.#exitedAt + AFTER_EXIT)) throw new Error(otherwise)
      // The interface changes without a word, so look now and then.
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50)
        this.#changed = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
}
