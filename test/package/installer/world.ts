import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { APP_ID } from '../../../electron/shell/app/app-id.ts'
import type { Setups } from './build.ts'
import type { Ended, Machine } from './machine.ts'
import { type Launch, type OpenWindow, openWindow, Profile, until } from './program.ts'
import { addedSince, type Traces, tracesOn, treeOf } from './traces.ts'

const RUN = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run'
/** By the guid in electron-builder.yml. */
const UNINSTALL_KEY =
  'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\d2993d43-057c-56b3-b982-75fa2646f8fc'

/** One machine on which OnHook comes and goes. */
export class World {
  readonly folder: string
  readonly program: string
  readonly shortcut: string
  readonly profile: Profile

  readonly machine: Machine
  readonly setups: Setups
  readonly bare: Traces

  private constructor(machine: Machine, setups: Setups, bare: Traces) {
    this.machine = machine
    this.setups = setups
    this.bare = bare
    this.folder = path.join(machine.local, 'Programs', 'onhook')
    this.program = path.join(this.folder, 'OnHook.exe')
    this.shortcut = path.join(machine.roaming, 'Microsoft/Windows/Start Menu/Programs/OnHook.lnk')
    this.profile = new Profile(path.join(machine.local, 'OnHook'))
  }

  static async on(machine: Machine, setups: Setups): Promise<World> {
    // The first start of anything under Wine makes folders of its own.
    await machine.start('reg', ['query', 'HKCU']).ended
    return new World(machine, setups, await tracesOn(machine))
  }

  /** Runs a set-up silently to its end. */
  setUp(setup: string): Promise<Ended> {
    return this.machine.start(setup, ['/S']).ended
  }

  async open(): Promise<OpenWindow> {
    if (this.machine.runs()) await this.quit()
    return openWindow(this.#launch())
  }

  #launch(): Launch {
    const { machine, program, profile, setups } = this
    return { machine, program, profile, switches: setups.switches }
  }

  /** Asks it to quit, through its own gate. */
  async quit(): Promise<void> {
    await this.machine.start(this.program, ['--quit', ...this.setups.switches]).ended
    await until('OnHook quits', () => !this.machine.runs())
  }

  async added(): Promise<readonly string[]> {
    return addedSince(this.bare, await tracesOn(this.machine))
  }

  /** What Windows starts at login for OnHook. */
  async runValue(): Promise<string | undefined> {
    const said = await this.#query(RUN, APP_ID)
    return new RegExp(`${APP_ID.replaceAll('.', '\\.')}\\s+REG_SZ\\s+(.+)`).exec(said)?.[1]?.trim()
  }

  /** How often the folder of the command line is on the user's PATH. */
  async timesOnPath(): Promise<number> {
    const value = (await this.added()).find((each) => /\\Environment: "Path"=/i.test(each)) ?? ''
    return pathIn(value)
      .split(';')
      .filter((each) => /\\Programs\\onhook\\bin$/i.test(each)).length
  }

  async installedVersion(): Promise<string | undefined> {
    const said = await this.#query(UNINSTALL_KEY, null)
    return /DisplayVersion\s+REG_SZ\s+(\S+)/.exec(said)?.[1]
  }

  /** What is under a key: one value of it, or all of it with its keys. */
  async #query(key: string, value: string | null): Promise<string> {
    return (await this.machine.start('reg', ['query', key, ...(value === null ? ['/s'] : ['/v', value])]).ended).said
  }

  /** Whole, and this version: files, keys and what runs next. */
  async assertInstalled(version: string): Promise<void> {
    assert.equal(await this.installedVersion(), version)
    assert.ok(existsSync(path.join(this.folder, 'Uninstall OnHook.exe')), 'the uninstaller is there')
    const names = (tree: readonly string[]) => tree.map((each) => each.split(' ')[0])
    assert.deepEqual(names(treeOf(this.folder)), names(treeOf(this.setups.folder)))
  }
}

/** An expandable string is exported as the bytes of its UTF-16 units. */
function pathIn(value: string): string {
  const bytes = /=hex\(2\):([\da-f,]+)/i.exec(value)?.[1]
  if (bytes === undefined) return value.replaceAll('\\\\', '\\')
  return Buffer.from(bytes.replaceAll(',', ''), 'hex').toString('utf16le').replaceAll('\0', '')
}
