import type { Recording } from '../../../electron/contract/settings.ts'
import { useAllWords } from '../../hooks/data/use-all-words.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { Button } from '../controls/button.tsx'
import { SwitchRow } from '../controls/switch-row.tsx'

interface SettingsRecordingProps {
  readonly recording: Recording
}

/** It ends by itself, so that the switch shows what is so and not what was chosen; what was recorded can be saved. */
export function SettingsRecording({ recording: { on, kept, ended } }: SettingsRecordingProps) {
  const words = useAllWords()
  const { actions } = useView()
  const text = words.page.settings
  return (
    <SwitchRow
      name={text.record.name}
      about={text.record.about}
      on={on}
      usable={true}
      states={text.states}
      onSwitch={(wanted) => actions.call('record', { on: wanted })}
    >
      {!on && ended !== null && <p className="note">{text.recordingEnded[ended]}</p>}
      {!on && kept && <Button onPress={actions.saveRecording}>{text.saveRecording}</Button>}
    </SwitchRow>
  )
}
