import { useMemo } from 'react'
import type { LoggedCall } from '../../../electron/contract/schema.ts'
import { useAllWords } from '../../hooks/data/use-all-words.ts'
import { type CallFilter, methodsOf } from '../../model/pages/native-calls.ts'
import { Choice } from '../controls/choice.tsx'

/** No function is called so. */
const ANY = ''

interface LogFilterProps {
  readonly calls: readonly LoggedCall[]
  readonly filter: CallFilter
  readonly onChange: (filter: CallFilter) => void
}

export function LogFilter({ calls, filter, onChange }: LogFilterProps) {
  const words = useAllWords()
  const text = words.page.log
  const methods = useMemo(() => methodsOf(calls), [calls])
  // What was chosen stays to be seen, though its last line has left the list.
  const offered = filter.method === null || methods.includes(filter.method) ? methods : [filter.method, ...methods]
  return (
    <search className="filter">
      <Choice
        label={text.function}
        value={filter.method ?? ANY}
        options={[[ANY, text.anyFunction], ...offered.map((method) => [method, method] as const)]}
        onChoose={(method) => onChange({ ...filter, method: method === ANY ? null : method })}
      />
      <Choice
        label={text.result}
        value={filter.troubled ? 'troubled' : 'any'}
        options={[
          ['any', text.anyResult],
          ['troubled', text.troubled],
        ]}
        onChoose={(result) => onChange({ ...filter, troubled: result === 'troubled' })}
      />
    </search>
  )
}
