import type { Login } from '../../../electron/contract/settings.ts'
import type { SettingsWords } from '../../../electron/contract/words/words.ts'
import { useAllWords } from '../../hooks/data/use-all-words.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { Button } from '../controls/button.tsx'
import { SwitchRow } from '../controls/switch-row.tsx'

interface SettingsLoginProps {
  readonly login: Login
}

/** What the user has switched off in Windows' own list, only that list switches on again: it is said, and opened. */
export function SettingsLogin({ login }: SettingsLoginProps) {
  const words = useAllWords()
  const { actions } = useView()
  const text = words.page.settings
  const { name, about } = text.startAtLogin
  const usable = login.kind === 'on' || login.kind === 'off'
  return (
    <SwitchRow
      name={name}
      about={aboutLogin(login, about, text)}
      on={login.kind === 'on'}
      usable={usable}
      states={text.states}
      onSwitch={(on) => actions.call('startAtLogin', { on })}
    >
      {login.kind === 'switched-off' && (
        <Button onPress={() => actions.call('openSystem', { place: 'startup-apps' })}>{text.openStartup}</Button>
      )}
    </SwitchRow>
  )
}

function aboutLogin(login: Login, about: string, text: SettingsWords): string {
  switch (login.kind) {
    case 'on':
    case 'off':
      return about
    case 'switched-off':
      return text.switchedOff
    case 'not-offered':
      return text.notOffered[login.why]
  }
}
