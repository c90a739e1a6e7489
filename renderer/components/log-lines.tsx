import { memo } from 'react'
import type { NativeCall } from '../../electron/contract/schema.ts'
import type { LogWords } from '../../electron/contract/words/page-words.ts'
import type { Words } from '../../electron/contract/words/words.ts'
import { blocksOf, isTroubled } from '../model/native-calls.ts'

interface LogLinesProps {
  readonly calls: readonly NativeCall[]
  readonly words: Words
  readonly text: LogWords
}

/** Ten thousand lines are plain elements, so that they can be searched, marked and read aloud; what is out of sight costs little. */
export function LogLines({ calls, words, text }: LogLinesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key
    <section className="log-box" tabIndex={0} aria-label={text.list}>
      <div className="log-line log-head" aria-hidden="true">
        <span>{text.time}</span>
        <span>{text.function}</span>
        <span>{text.arguments}</span>
        <span>{text.result}</span>
        <span className="log-ms">{text.duration}</span>
      </div>
      <ol className="log-lines" aria-label={text.list}>
        {blocksOf(calls).map((block) => (
          <Block key={block.at(-1)?.number} calls={block} words={words} />
        ))}
      </ol>
    </section>
  )
}

interface BlockProps {
  readonly calls: readonly NativeCall[]
  readonly words: Words
}

const Block = memo(
  function Block({ calls, words }: BlockProps) {
    return calls.map((call) => (
      <li key={call.number} className="log-line">
        <span>{words.format.clock(call.at)}</span>
        <span>{call.method}</span>
        <span>{call.arguments}</span>
        <span className={isTroubled(call) ? 'tone-slow' : undefined}>{call.result}</span>
        <span className="log-ms">{words.format.precise(call.ms)}</span>
      </li>
    ))
  },
  // The same first and last call, and as many, are the same calls.
  (one, other) =>
    one.words === other.words &&
    one.calls.length === other.calls.length &&
    one.calls[0] === other.calls[0] &&
    one.calls.at(-1) === other.calls.at(-1),
)
