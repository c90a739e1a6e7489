import type { LoginItemParts } from '../../../electron/shell/login-item.ts'

type Item = ReturnType<LoginItemParts['app']['getLoginItemSettings']>['launchItems'][number]

/** The part of Electron that keeps Windows' Run key, as it is on disk: one value under our name, and whether it is approved. */
export class FakeLoginItems {
  readonly isPackaged: boolean
  /** As it stands under Run; null = no such value. */
  written: { readonly path: string; readonly args: readonly string[] } | null = null
  /** As Task Manager has it. */
  approved = true
  /** The key cannot be written. */
  locked = false
  sets = 0

  constructor(isPackaged = true) {
    this.isPackaged = isPackaged
  }

  getAppPath = () => 'C:\\Some where\\app'

  setLoginItemSettings: LoginItemParts['app']['setLoginItemSettings'] = ({ openAtLogin, path = '', args = [] }) => {
    this.sets += 1
    if (this.locked) return
    this.written = openAtLogin === true ? { path, args } : null
    // As Electron does it: writing the value approves of it again.
    this.approved = true
  }

  getLoginItemSettings: LoginItemParts['app']['getLoginItemSettings'] = (asked = {}) => {
    const { written } = this
    const same = (args: readonly string[]) => JSON.stringify(args) === JSON.stringify(asked.args ?? [])
    const own = written !== null && written.path === asked.path
    const item: Item = {
      name: 'org.onhook.onhook',
      path: written?.path ?? '',
      args: [...(written?.args ?? [])],
      scope: 'user',
      enabled: this.approved,
    }
    return {
      openAtLogin: own && same(written.args),
      wasOpenedAtLogin: false,
      status: 'not-registered',
      executableWillLaunchAtLogin: own && this.approved,
      launchItems: own ? [item] : [],
    }
  }
}
