import { CODE } from '../../constants.ts'
import type { RasAnswer, RasServiceAnswer, RasServiceState } from '../../port.ts'
import type { Caller } from '../calls/native-call.ts'
import { dword, readU32, textSize, writeText } from '../memory/memory.ts'
import { STRUCTS } from '../memory/structs.ts'

const STATUS = STRUCTS.SERVICE_STATUS_PROCESS
const CONFIG = STRUCTS.QUERY_SERVICE_CONFIGW

const SERVICE = 'RasMan'
const SC_MANAGER_CONNECT = 1
const SERVICE_QUERY_CONFIG = 1
const SERVICE_QUERY_STATUS = 4
const SC_STATUS_PROCESS_INFO = 0
const SERVICE_DISABLED = 4
/** The most that QueryServiceConfig can ask for. */
const CONFIG_ROOM = 8192

/** SERVICE_STATUS_PROCESS.dwCurrentState. */
const STATES: Readonly<Record<number, RasServiceState>> = {
  1: 'stopped',
  2: 'starting',
  3: 'stopping',
  4: 'running',
  5: 'starting',
}

/**
 * Asks the service manager whether RasMan runs. The service is opened once and kept; a look at it is then one call.
 * https://learn.microsoft.com/windows/win32/api/winsvc/nf-winsvc-queryservicestatusex
 */
export class RasService {
  readonly #caller: Caller
  #opened: Promise<RasAnswer<bigint>> | null = null
  #handles: bigint[] = []

  constructor(caller: Caller) {
    this.#caller = caller
  }

  async state(): Promise<RasServiceAnswer> {
    // A library that is not Windows' own has no service behind it; one that wants to play one exports these functions.
    if (!this.#caller.has('QueryServiceStatusEx')) return { kind: 'value', value: 'running' }
    this.#opened ??= this.#open()
    const opened = await this.#opened
    if (opened.kind !== 'value') {
      await this.#forget()
      return opened
    }
    const state = await this.#status(opened.value)
    if (state.kind === 'code') await this.#forget()
    if (state.kind === 'value' && state.value === 'stopped' && (await this.#isDisabled(opened.value))) {
      return { kind: 'value', value: 'disabled' }
    }
    return state
  }

  /** Closes what was opened; the next question opens the service anew. */
  async #forget(): Promise<void> {
    this.#opened = null
    const handles = this.#handles.splice(0)
    await Promise.all(handles.map((handle) => this.#closeHandle(handle)))
  }

  async #open(): Promise<RasAnswer<bigint>> {
    const manager = await this.#openHandle('OpenSCManagerW', (_name) => [0n, 0n, dword(SC_MANAGER_CONNECT)])
    if (manager.kind !== 'value') return manager
    const access = dword(SERVICE_QUERY_CONFIG | SERVICE_QUERY_STATUS)
    const service = await this.#openHandle('OpenServiceW', (name) => [manager.value, name, access])
    if (service.kind === 'code' && service.code === CODE.ServiceDoesNotExist) {
      return { kind: 'unavailable', reason: 'Windows has no service RasMan (Remote Access Connection Manager).' }
    }
    return service
  }

  async #openHandle(
    name: 'OpenSCManagerW' | 'OpenServiceW',
    values: (serviceName: bigint) => readonly bigint[],
  ): Promise<RasAnswer<bigint>> {
    const answer = await this.#caller.call<bigint>({
      name,
      subject: SERVICE,
      bytes: textSize(SERVICE),
      fill(memory, at, address) {
        writeText(memory, at, SERVICE)
        return values(address)
      },
      read: ({ code, pointer }) => (code === 0 ? { kind: 'value', value: pointer } : { kind: 'code', code }),
    })
    if (answer.kind === 'value') this.#handles.unshift(answer.value)
    return answer
  }

  async #status(service: bigint): Promise<RasServiceAnswer> {
    let processId = 0
    const answer = await this.#caller.call<RasServiceState>({
      name: 'QueryServiceStatusEx',
      subject: SERVICE,
      bytes: STATUS.size + 4,
      fill: (_memory, _at, address) => [
        service,
        dword(SC_STATUS_PROCESS_INFO),
        address,
        dword(STATUS.size),
        address + BigInt(STATUS.size),
      ],
      read({ code, memory, at }) {
        if (code !== 0) return { kind: 'code', code }
        processId = readU32(memory, at + STATUS.offset.dwProcessId)
        return { kind: 'value', value: STATES[readU32(memory, at + STATUS.offset.dwCurrentState)] ?? 'unknown' }
      },
    })
    return processId === 0 ? answer : { ...answer, processId }
  }

  async #isDisabled(service: bigint): Promise<boolean> {
    const answer = await this.#caller.call<number>({
      name: 'QueryServiceConfigW',
      subject: SERVICE,
      bytes: CONFIG_ROOM + 4,
      fill: (_memory, _at, address) => [service, address, dword(CONFIG_ROOM), address + BigInt(CONFIG_ROOM)],
      read: ({ code, memory, at }) =>
        code === 0 ? { kind: 'value', value: readU32(memory, at + CONFIG.offset.dwStartType) } : { kind: 'code', code },
    })
    return answer.kind === 'value' && answer.value === SERVICE_DISABLED
  }

  async #closeHandle(handle: bigint): Promise<void> {
    await this.#caller.call<null>({
      name: 'CloseServiceHandle',
      subject: SERVICE,
      bytes: 0,
      fill: () => [handle],
      read: () => ({ kind: 'value', value: null }),
    })
  }
}
