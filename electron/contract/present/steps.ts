import { SLOW_AFTER, STUCK_AFTER } from '../bounds.ts'
import type { Step } from '../receipt.ts'
import type { AllWords, StepWords } from '../words/words.ts'
import { shownText } from './names.ts'
import type { Tone } from './row.ts'

/** Something on the time axis of a hang-up: one step, or several of the same kind in a row. */
export interface AxisMark {
  /** ms since the hang-up was asked for */
  readonly at: number
  /** A word or two. */
  readonly word: string
  readonly sentence: string
  readonly tone: Tone
  /** Where there is no room for all words, the heavier marks keep theirs. */
  readonly weight: number
}

/** A stretch of the axis: how the hang-up stood in it. */
export interface AxisStretch {
  readonly from: number
  readonly to: number
  readonly tone: 'on-time' | 'slow' | 'stuck'
}

export interface Axis {
  /** ms at the end of the axis; while a hang-up runs, the next mark it may reach. */
  readonly length: number
  readonly marks: readonly AxisMark[]
  readonly stretches: readonly AxisStretch[]
}

/** The ends of an axis that still grows, ms: "slow", then "stuck". */
const ENDS = [SLOW_AFTER, STUCK_AFTER]

/** What a hang-up did and saw so far, to be drawn over time; `elapsedMs` = how long it has taken, or took. */
export function axisOf(steps: readonly Step[], elapsedMs: number, words: AllWords): Axis {
  const last = steps.reduce((latest, step) => Math.max(latest, step.at), 0)
  const over = steps.some((step) => step.what === 'ended')
  const elapsed = Math.max(last, over ? 0 : elapsedMs)
  const length = over ? elapsed : (ENDS.find((end) => elapsed <= end) ?? elapsed)
  return {
    length: Math.max(1, length),
    marks: grouped(
      steps.map((step) => ({ ...weighed(step), ...textOf(step, words.step) })),
      words.step,
    ),
    stretches: stretchesOf(steps, elapsed),
  }
}

/** "38 ms: RasHangUp returned 0: accepted" */
export function stepSentence(mark: AxisMark, words: AllWords): string {
  return words.step.at({ time: words.format.moment(mark.at), sentence: mark.sentence })
}

/** A word for a mark on the time axis, a sentence for its list. */
interface StepText {
  readonly mark: string
  readonly sentence: string
}

interface Text {
  readonly word: string
  readonly sentence: string
}

type Weighed = Omit<AxisMark, keyof Text>

function textOf(step: Step, words: StepWords): Text {
  const { mark, sentence } = stepText(step, words) ?? { mark: step.what, sentence: step.what }
  return { word: shownText(mark), sentence: shownText(sentence) }
}

/** Undefined for what a later OnHook wrote into a record. */
function stepText({ what, detail = '' }: Step, words: StepWords): StepText | undefined {
  switch (what) {
    case 'list':
      return /^\d+$/.test(detail)
        ? said(words.listed.mark, words.listed.sentence({ count: Number(detail) }))
        : said(words.notListed.mark, words.notListed.sentence({ answer: detail }))
    case 'returned':
      return detail === '0' ? words.accepted : said(detail, words.answered({ answer: detail }))
    case 'state': {
      const state = stateText(detail, words)
      return said(state, words.state({ state }))
    }
    case 'status':
      return detail === 'code 6' ? words.invalidHandle : said(detail, words.noStatus({ answer: detail }))
    case 'witness': {
      const answer = known(words.witnesses, detail) ?? detail
      return said(answer, words.witness({ answer }))
    }
    case 'left-out':
      return said(words.leftOut.mark, words.leftOut.sentence({ count: Number(detail) }))
    case 'ended':
      return known(words.ends, detail)
    default:
      return known(words.plain, what)
  }
}

const said = (mark: string, sentence: string): StepText => ({ mark, sentence })

/** "state 8193": two numbers have a name, the others stand for themselves. */
function stateText(detail: string, words: StepWords): string {
  const number = detail.replace(/^state /, '')
  return known(words.states, number) ?? number
}

function known<T>(table: Readonly<Record<string | number, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function weighed({ at, what, detail }: Step): Weighed {
  switch (what) {
    case 'ended':
      return { at, tone: endTone(detail), weight: 9 }
    case 'call':
      return { at, tone: 'plain', weight: 8 }
    case 'stuck':
      return { at, tone: 'problem', weight: 7 }
    case 'slow':
      return { at, tone: 'slow', weight: 6 }
    case 'again':
      return { at, tone: 'plain', weight: 7 }
    case 'returned':
      return { at, tone: 'plain', weight: 5 }
    case 'journal-failed':
      return { at, tone: 'problem', weight: 4 }
    case 'state':
      // "Still connected" is what one expects to see at first.
      return { at, tone: 'plain', weight: detail === 'state 8192' ? 0 : 3 }
    case 'witness':
      return { at, tone: 'plain', weight: detail === 'connected' || detail === 'not-asked' ? 0 : 3 }
    case 'keep-waiting':
    case 'left-out':
    case 'resumed':
    case 'left':
      return { at, tone: 'plain', weight: 3 }
    case 'status':
    case 'last-link':
      return { at, tone: 'plain', weight: 2 }
    default:
      return { at, tone: 'plain', weight: 0 }
  }
}

function endTone(phase: string | undefined): Tone {
  if (phase === 'gone' || phase === 'already-gone') return 'good'
  return phase === 'failed' ? 'problem' : 'slow'
}

/** Polls that saw the same again and again are one mark. */
function grouped(marks: readonly AxisMark[], words: StepWords): readonly AxisMark[] {
  const groups: { readonly first: AxisMark; count: number }[] = []
  for (const mark of marks) {
    const last = groups[groups.length - 1]
    if (last?.first.sentence === mark.sentence) last.count += 1
    else groups.push({ first: mark, count: 1 })
  }
  return groups.map(({ first, count }) =>
    count === 1 ? first : { ...first, sentence: words.times({ sentence: first.sentence, count }) },
  )
}

/** From the first call on; a call made again begins anew. */
function stretchesOf(steps: readonly Step[], elapsed: number): readonly AxisStretch[] {
  const turns = steps.flatMap((step): readonly { readonly at: number; readonly tone: AxisStretch['tone'] }[] => {
    switch (step.what) {
      case 'call':
      case 'resumed':
        return [{ at: step.at, tone: 'on-time' }]
      case 'slow':
      case 'stuck':
        return [{ at: step.at, tone: step.what }]
      default:
        return []
    }
  })
  return turns.map(({ at, tone }, index) => ({ from: at, to: turns[index + 1]?.at ?? elapsed, tone }))
}
