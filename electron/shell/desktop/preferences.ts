import { OK, type Reply, refuse, type SystemPlace } from '../../contract/schema.ts'
import { type Desktop, type Hint, NO_RECORDING, type Recording } from '../../contract/settings.ts'
import type { Engine } from '../../engine/engine.ts'
import type { SavedPreferences, WindowPlace } from '../../storage/settings-file.ts'
import type { PreferenceHandlers } from '../ipc/shell-handlers.ts'
import type { LoginItem } from './login-item.ts'
import type { SettingsKeeper } from './settings-keeper.ts'

export interface PreferencesParts {
  readonly engine: Pick<Engine, 'setDesktop'>
  readonly keeper: Pick<SettingsKeeper, 'write'>
  /** What the file held; `known` false: it has not answered yet, and nothing is written before it has. */
  readonly kept: SavedPreferences
  readonly known: boolean
  readonly login: LoginItem
  readonly notifications: boolean
  /** Undefined where it is not known. */
  readonly administers: boolean | undefined
  readonly openSystem: (place: SystemPlace) => Promise<Reply>
}

/** Settings, login item, hints and the window's place: shows them to the views and takes their changes. */
export class Preferences {
  readonly #parts: PreferencesParts
  #kept: SavedPreferences
  #view: Desktop
  #known: boolean
  /** What the user chose before the file had answered. */
  #early: { readonly chosen?: Partial<SavedPreferences['settings']>; readonly window?: WindowPlace } = {}

  constructor(parts: PreferencesParts) {
    this.#parts = parts
    this.#kept = parts.kept
    this.#known = parts.known
    this.#view = {
      settings: parts.kept.settings,
      login: parts.login.read(),
      hints: parts.kept.seen.includes('first-run') ? [] : ['first-run'],
      notifications: parts.notifications,
      ...(parts.administers === undefined ? {} : { administers: parts.administers }),
      recording: NO_RECORDING,
    }
    parts.engine.setDesktop(this.#view)
  }

  get settings() {
    return this.#kept.settings
  }

  get windowPlace(): WindowPlace | null {
    return this.#kept.window
  }

  get handlers(): PreferenceHandlers {
    return {
      changeSettings: (change) => {
        const settings = { ...this.#kept.settings, ...change }
        if (!this.#known) this.#early = { ...this.#early, chosen: { ...this.#early.chosen, ...change } }
        this.#keep({ settings })
        this.#show({ settings })
        return OK
      },
      startAtLogin: ({ on }) => this.startAtLogin(on),
      putAway: ({ hint }) => {
        if (!this.#view.hints.includes(hint)) return refuse('not-now')
        this.seen(hint)
        return OK
      },
      openSystem: ({ place }) => this.#parts.openSystem(place),
    }
  }

  startAtLogin(on: boolean): Reply {
    const reply = this.#parts.login.set(on)
    this.lookAtLogin()
    return reply
  }

  /** Reads the login item again: the user may have changed it in Windows. */
  lookAtLogin(): void {
    const login = this.#parts.login.read()
    if (JSON.stringify(login) !== JSON.stringify(this.#view.login)) this.#show({ login })
  }

  /** Whether the user has not seen it yet. */
  isNews(hint: Hint): boolean {
    return !this.#kept.seen.includes(hint)
  }

  /** Shows the hint in the views until it is put away; a hint that was seen is not shown again. */
  hint(hint: Hint): void {
    if (this.isNews(hint) && !this.#view.hints.includes(hint)) this.#show({ hints: [...this.#view.hints, hint] })
  }

  /** Puts the hint away for good. */
  seen(hint: Hint): void {
    if (this.isNews(hint)) this.#keep({ seen: [...this.#kept.seen, hint] })
    this.#show({ hints: this.#view.hints.filter((one) => one !== hint) })
  }

  /** Notifications failed: a portable copy lacks the Start-menu shortcut that Windows asks for. */
  noNotifications(): void {
    if (this.#view.notifications) this.#show({ notifications: false })
  }

  showRecording(recording: Recording): void {
    this.#show({ recording })
  }

  rememberWindow(window: WindowPlace): void {
    if (JSON.stringify(window) === JSON.stringify(this.#kept.window)) return
    if (!this.#known) this.#early = { ...this.#early, window }
    this.#keep({ window })
  }

  /** The file has answered late: what it holds is true from now on, but for what the user has chosen meanwhile. */
  adopt(late: SavedPreferences): void {
    const { chosen, window } = this.#early
    const settings = { ...late.settings, ...chosen }
    const seen = [...new Set([...late.seen, ...this.#kept.seen])]
    const changed = chosen !== undefined || window !== undefined || seen.length > late.seen.length
    this.#known = true
    this.#kept = { settings, seen, window: window ?? late.window }
    this.#show({ settings, hints: this.#view.hints.filter((hint) => !seen.includes(hint)) })
    if (changed) this.#keep({})
  }

  #show(change: Partial<Desktop>): void {
    this.#view = { ...this.#view, ...change }
    this.#parts.engine.setDesktop(this.#view)
  }

  /** A change that cannot be saved holds until the program ends. */
  #keep(change: Partial<SavedPreferences>): void {
    this.#kept = { ...this.#kept, ...change }
    if (this.#known) this.#parts.keeper.write(this.#kept)
  }
}
