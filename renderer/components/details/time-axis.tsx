import { type Axis, type AxisMark, axisOf, stepSentence } from '../../../electron/contract/present/steps.ts'
import type { Step } from '../../../electron/contract/receipt.ts'
import type { AllWords } from '../../../electron/contract/words/words.ts'
import { labelsOf, MARGIN } from '../../model/drawing/axis-labels.ts'
import '../../styles/time-axis.css'

interface TimeAxisProps {
  readonly steps: readonly Step[]
  /** ms the hang-up has taken so far, or took */
  readonly elapsedMs: number
  readonly words: AllWords
  /** The steps are also written out below, for everybody. */
  readonly written?: boolean
}

/** A hang-up drawn over time: calls, what was seen, proof. Who cannot see it has the same as a list. */
export function TimeAxis({ steps, elapsedMs, words, written = false }: TimeAxisProps) {
  if (steps.length === 0) return null
  const axis = axisOf(steps, elapsedMs, words)
  return (
    <div className="axis">
      <Picture axis={axis} words={words} />
      <ol className={written ? 'axis-steps' : 'unseen'} aria-label={words.step.title}>
        {axis.marks.map((mark) => (
          <li key={keyOf(mark)}>{stepSentence(mark, words)}</li>
        ))}
      </ol>
    </div>
  )
}

interface PictureProps {
  readonly axis: Axis
  readonly words: AllWords
}

/** Lines in the picture, words above it: the lines are mirrored where text runs from right to left, words cannot be. */
function Picture({ axis, words }: PictureProps) {
  const place = (ms: number): number => MARGIN + ((100 - 2 * MARGIN) * ms) / axis.length
  const labels = labelsOf(axis.marks, place)
  return (
    <div className="axis-picture" aria-hidden="true">
      <div className="axis-words">
        {labels.map(({ mark, place: at }) => (
          <span key={keyOf(mark)} className="axis-word" style={{ insetInlineStart: `${at}%` }}>
            <span className="axis-name">{mark.word}</span>
            <span className="axis-time">{words.format.moment(mark.at)}</span>
          </span>
        ))}
      </div>
      <svg className="axis-lines" aria-hidden="true" focusable="false">
        <rect className="axis-rail" x="0" y="16" width="100%" height="4" rx="2" />
        {axis.stretches.map(({ from, to, tone }) => (
          <rect
            key={`${from} ${tone}`}
            className={`axis-${tone}`}
            x={`${place(from)}%`}
            y="16"
            width={`${Math.max(0, place(to) - place(from))}%`}
            height="4"
          />
        ))}
        {labels.map(({ mark, place: at }) => (
          <line key={keyOf(mark)} className="axis-lead" x1={`${at}%`} y1="2" x2={`${place(mark.at)}%`} y2="12" />
        ))}
        {axis.marks.map((mark) => (
          <Tick key={keyOf(mark)} mark={mark} x={`${place(mark.at)}%`} words={words} />
        ))}
      </svg>
    </div>
  )
}

function Tick({ mark, x, words }: { readonly mark: AxisMark; readonly x: string; readonly words: AllWords }) {
  const [top, bottom] = mark.weight >= 5 ? ['12', '24'] : ['14', '22']
  return (
    <line className={`axis-tick axis-tick-${mark.tone}`} x1={x} y1={top} x2={x} y2={bottom}>
      <title>{stepSentence(mark, words)}</title>
    </line>
  )
}

const keyOf = (mark: AxisMark): string => `${mark.at} ${mark.sentence}`
