import type { LoginItemParts } from '../../../../electron/shell/desktop/login-item.ts'

type Item = ReturnType<LoginItemParts['app']['getLoginItemSettings']>['launchItems'][number]

/** The part of Electron that keeps Windows' Run key, as it is on disk: one value under our name, and whether it is approved. */
export class FakeLoginItems {
  readonly isPackaged: boolean
  /** The command line under Run; null = no such value. */
  written: string | null = null
  name: string | undefined
  /** As Task Manager has it. */
  approved = true
  /** The key cannot be written. */
  locked = false
  /** It puts a path into quotes by itself, whether it has some or not. */
  quotes = false
  sets = 0

  constructor(isPackaged = true) {
    this.isPackaged = isPackaged
  }

  getAppPath = () => 'C:\\Some where\\app'

  setLoginItemSettings: LoginItemParts['app']['setLoginItemSettings'] = ({
    openAtLogin,
    path = '',
    args = [],
    name,
  }) => {
    this.sets += 1
    if (this.locked) return
    this.written = openAtLogin === true ? this.#line(path, args) : null
    this.name = name
    // As Electron does it: writing the value approves of it again.
    this.approved = true
  }

  getLoginItemSettings: LoginItemParts['app']['getLoginItemSettings'] = ({ path = '', args = [] } = {}) => {
    const [program = '', ...rest] = wordsOf(this.written ?? '')
    const own = this.written !== null && program === wordsOf(path)[0]
    const item: Item = {
      name: this.name ?? '',
      path: program,
      // As Electron does it: switches are not told.
      args: rest.filter((word) => !word.startsWith('-')),
      scope: 'user',
      enabled: this.approved,
    }
    return {
      openAtLogin: this.written === this.#line(path, args),
      wasOpenedAtLogin: false,
      status: 'not-registered',
      executableWillLaunchAtLogin: own && this.approved,
      launchItems: own ? [item] : [],
    }
  }

  #line(path: string, args: readonly string[]): string {
    return [this.quotes ? `"${path}"` : path, ...args].join(' ')
  }
}

/** As Windows takes a command line apart: at blanks outside of quotes. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
