import { type ReactNode, useId } from 'react'
import { STUCK_AFTER } from '../../../electron/contract/bounds.ts'
import { type Desktop, opensSystemSettings, type Settings } from '../../../electron/contract/settings.ts'
import { LANGUAGE_NAMES } from '../../../electron/contract/words/choose-locale.ts'
import type { SettingsWords } from '../../../electron/contract/words/words.ts'
import { useAllWords } from '../../hooks/data/use-all-words.ts'
import { useView } from '../../hooks/data/use-view.ts'
import type { PageProps } from '../../model/page-props.ts'
import '../../styles/pages.css'
import { Button } from '../controls/button.tsx'
import { Choice } from '../controls/choice.tsx'
import { SwitchRow } from '../controls/switch-row.tsx'
import { SettingsLogin } from './settings-login.tsx'
import { SettingsRecording } from './settings-recording.tsx'

/** Everything the user can choose. What stands here is what holds: a change is shown once it was kept. */
export function SettingsPage({ snapshot }: PageProps) {
  const words = useAllWords()
  const { desktop } = snapshot
  const text = words.page.settings
  return (
    <section className="sheet" aria-labelledby="page-title">
      <header className="sheet-head">
        <h1 id="page-title">{words.window.pages.settings}</h1>
      </header>
      <Group title={text.general}>
        <SettingsLogin login={desktop.login} />
        <Setting of="closeHides" desktop={desktop} />
        <Setting of="confirmHangUpAll" desktop={desktop} />
      </Group>
      <Group title={text.notifications}>
        <Notifications desktop={desktop} />
      </Group>
      <Group title={text.look}>
        <Look settings={desktop.settings} />
      </Group>
      {desktop.recording !== undefined && (
        <Group title={text.troubles}>
          <SettingsRecording recording={desktop.recording} />
        </Group>
      )}
    </section>
  )
}

interface PartProps {
  readonly desktop: Desktop
}

function Notifications({ desktop }: PartProps) {
  const words = useAllWords()
  const { actions } = useView()
  const text = words.page.settings
  const greyed = desktop.notifications ? null : text.noNotifications
  return (
    <>
      {greyed !== null && <p className="setting-reason">{greyed}</p>}
      {(['notifyDropped', 'notifyStuck', 'notifyGone'] as const).map((name) => (
        <Setting key={name} of={name} desktop={desktop} reason={greyed} />
      ))}
      {greyed === null && opensSystemSettings(desktop) && (
        <div className="setting-more">
          <Button look="quiet" onPress={() => actions.call('openSystem', { place: 'notifications' })}>
            {text.openNotifications}
          </Button>
        </div>
      )}
    </>
  )
}

type Switchable = 'closeHides' | 'confirmHangUpAll' | 'notifyDropped' | 'notifyStuck' | 'notifyGone'

interface SettingProps extends PartProps {
  readonly of: Switchable
  /** Why it cannot be changed. */
  readonly reason?: string | null
}

function Setting({ of, desktop, reason = null }: SettingProps) {
  const words = useAllWords()
  const { actions } = useView()
  const text = words.page.settings
  return (
    <SwitchRow
      name={text[of].name}
      about={aboutOf(text[of])}
      on={desktop.settings[of]}
      usable={reason === null}
      states={text.states}
      onSwitch={(on) => actions.call('changeSettings', { [of]: on })}
    />
  )
}

/** The one about stuck hang-ups names its time. */
function aboutOf({ about }: SettingsWords[Switchable]): string {
  return typeof about === 'string' ? about : about({ ms: STUCK_AFTER })
}

function Look({ settings }: { readonly settings: Settings }) {
  const words = useAllWords()
  const { actions } = useView()
  const text = words.page.settings
  const theme = useId()
  const language = useId()
  return (
    <>
      <div className="setting">
        <label htmlFor={theme}>{text.theme}</label>
        <Choice
          id={theme}
          value={settings.theme}
          options={[
            ['system', text.themes.system],
            ['light', text.themes.light],
            ['dark', text.themes.dark],
          ]}
          onChoose={(chosen) => actions.call('changeSettings', { theme: chosen })}
        />
      </div>
      <div className="setting">
        <label htmlFor={language}>{text.language}</label>
        <Choice
          id={language}
          value={settings.language}
          options={[
            ['system', text.systemLanguage],
            ['en', LANGUAGE_NAMES.en],
            ['de', LANGUAGE_NAMES.de],
          ]}
          onChoose={(chosen) => actions.call('changeSettings', { language: chosen })}
        />
      </div>
    </>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out like a heading
    <div role="group" className="settings-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="card settings-card">{children}</div>
    </div>
  )
}
