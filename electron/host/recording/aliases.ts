import { NO_GUID } from '../../../native/port.ts'
import { createRedact, type Redact } from '../redact.ts'

/** The same number for the same thing, from 1 on. */
class Numbers<T> {
  readonly #numbers = new Map<T, number>()

  of(thing: T): number {
    const known = this.#numbers.get(thing)
    if (known !== undefined) return known
    const number = this.#numbers.size + 1
    this.#numbers.set(thing, number)
    return number
  }
}

const STANDARD =
  /^([a-z]:\\users\\)([^\\]+)(\\appdata\\roaming\\microsoft\\network\\connections\\pbk\\(?:_hiddenpbk\\)?rasphone\.pbk)$/i
const FOR_ALL = /^[a-z]:\\programdata\\microsoft\\network\\connections\\pbk\\(?:_hiddenpbk\\)?rasphone\.pbk$/i

/** Logon sessions below this are Windows' own, the same on every PC: SYSTEM, LOCAL SERVICE, NETWORK SERVICE. */
const FIRST_LUID_OF_A_USER = 1000n
const FIRST_LUID_TOLD = 100_000
const MOST_TEXTS = 1_000

/**
 * What stands for the names, numbers and addresses of one machine: who is told apart there is told apart here, and nobody is
 * named. Addresses stay addresses, from ranges that belong to nobody (RFC 2544, RFC 3849).
 */
export class Aliases {
  readonly #entries = new Numbers<string>()
  readonly #users = new Numbers<string>()
  readonly #phonebooks = new Numbers<string>()
  readonly #phoneNumbers = new Numbers<string>()
  readonly #addresses4 = new Numbers<string>()
  readonly #addresses6 = new Numbers<string>()
  readonly #guids = new Numbers<string>()
  readonly #luids = new Numbers<bigint>()
  readonly #handles = new Numbers<bigint>()
  readonly #names: Map<string, string>
  /** The same few texts come in every list: looking through each anew would cost more than the list. */
  readonly #texts = new Map<string, string>()
  #redact: Redact | null = null

  /** `names`: what this user, computer and network call themselves. */
  constructor(names: readonly string[]) {
    this.#names = new Map(names.map((name) => [name, '<name>']))
  }

  entry(name: string): string {
    if (name === '' || name === '.') return name
    const dot = name.startsWith('.') ? '.' : ''
    const bare = name.slice(dot.length)
    const alias = `entry ${this.#entries.of(bare)}`
    this.#know(bare, alias)
    return dot + alias
  }

  /** The usual places stay what they are: whether a phone book is for one user or for all is no secret. */
  phonebook(path: string): string {
    if (path === '' || FOR_ALL.test(path)) return path
    const [, before, user, after] = STANDARD.exec(path) ?? []
    if (before !== undefined && user !== undefined) return `${before}user ${this.#users.of(user.toLowerCase())}${after}`
    return `phone book ${this.#phonebooks.of(path.toLowerCase())}.pbk`
  }

  phoneNumber(number: string): string {
    if (number === '') return number
    const alias = `number ${this.#phoneNumbers.of(number)}`
    this.#know(number, alias)
    return alias
  }

  address(address: string): string {
    if (address === '' || address === '0.0.0.0' || address === '::') return address
    if (address.includes(':')) return `2001:db8::${this.#addresses6.of(address).toString(16)}`
    const number = this.#addresses4.of(address)
    return `198.18.${(number >> 8) & 0xff}.${number & 0xff}`
  }

  guid(guid: string): string {
    if (guid === NO_GUID) return guid
    return `${NO_GUID.slice(0, -12)}${this.#guids.of(guid).toString(16).padStart(12, '0')}`
  }

  luid(luid: bigint): string {
    return luid < FIRST_LUID_OF_A_USER ? String(luid) : String(FIRST_LUID_TOLD + this.#luids.of(luid))
  }

  handle(handle: bigint): string {
    return `h${this.#handles.of(handle)}`
  }

  /** Any other text: as in the report. */
  text(text: string): string {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    this.#redact ??= createRedact(this.#names)
    const told = this.#redact(text)
    if (this.#texts.size >= MOST_TEXTS) this.#texts.clear()
    this.#texts.set(text, told)
    return told
  }

  #know(name: string, alias: string): void {
    if (this.#names.has(name)) return
    this.#names.set(name, alias)
    this.#redact = null
    this.#texts.clear()
  }
}
