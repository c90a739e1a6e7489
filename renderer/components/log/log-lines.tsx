import { memo, useRef } from 'react'
import type { LoggedCall } from '../../../electron/contract/schema.ts'
import type { AllWords } from '../../../electron/contract/words/words.ts'
import { useVirtualRows } from '../../hooks/layout/use-virtual-rows.ts'
import { isTroubled } from '../../model/pages/native-calls.ts'

interface LogLinesProps {
  /** Newest first. */
  readonly calls: readonly LoggedCall[]
  readonly words: AllWords
}

/** Of ten thousand lines those in sight are drawn; each tells which one of how many it is. */
export const LogLines = memo(function LogLines({ calls, words }: LogLinesProps) {
  const text = words.page.log
  const box = useRef<HTMLElement>(null)
  const { from, to, height } = useVirtualRows(
    box,
    calls.length,
    (number) => calls.findIndex((call) => call.number === number),
    calls[0]?.number ?? 0,
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section ref={box} className="log-box" tabIndex={0} aria-label={text.list}>
      <div className="log-line log-head" aria-hidden="true">
        <span>{text.time}</span>
        <span>{text.function}</span>
        <span>{text.arguments}</span>
        <span>{text.result}</span>
        <span className="log-ms">{text.duration}</span>
      </div>
      <ol
        className="log-lines"
        aria-label={text.list}
        style={{ blockSize: calls.length * height, paddingBlockStart: from * height }}
      >
        {calls.slice(from, to).map((call, index) => (
          <Line key={call.number} call={call} place={from + index + 1} of={calls.length} words={words} />
        ))}
      </ol>
    </section>
  )
})

interface LineProps {
  readonly call: LoggedCall
  readonly place: number
  readonly of: number
  readonly words: AllWords
}

function Line({ call, place, of, words }: LineProps) {
  return (
    <li className="log-line" aria-posinset={place} aria-setsize={of}>
      <span>{words.format.clock(call.at)}</span>
      <span>{call.method}</span>
      <span title={call.arguments}>{call.arguments}</span>
      <span className={isTroubled(call) ? 'tone-slow' : undefined} title={call.result}>
        {call.result}
      </span>
      <span className="log-ms">{words.format.precise(call.ms)}</span>
    </li>
  )
}
