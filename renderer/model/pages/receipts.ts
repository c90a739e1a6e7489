import { PRESUMED_AFTER } from '../../../electron/contract/bounds.ts'
import { failureText } from '../../../electron/contract/present/failure.ts'
import { plainName, shownName, shownText } from '../../../electron/contract/present/names.ts'
import { alreadyGoneText, failureSentences, type StateLine } from '../../../electron/contract/present/row.ts'
import { axisOf, stepSentence } from '../../../electron/contract/present/steps.ts'
import { toldApart } from '../../../electron/contract/present/tell-apart.ts'
import type { Outcome, Receipt } from '../../../electron/contract/receipt.ts'
import type { ApartFact, DeviceKind } from '../../../electron/contract/snapshot.ts'
import type { AllWords, Words } from '../../../electron/contract/words/words.ts'

/** Null, and no text = everything. */
export interface ReceiptFilter {
  readonly text: string
  readonly phase: Outcome | null
  readonly device: DeviceKind | null
}

export const EVERY_RECEIPT: ReceiptFilter = { text: '', phase: null, device: null }

/** What the filter lets through, newest first. Every word of the text must be found, in any order. */
export function chosenReceipts(
  receipts: readonly Receipt[],
  { text, phase, device }: ReceiptFilter,
  words: Words,
): readonly Receipt[] {
  const wanted = text.toLocaleLowerCase().split(/\s+/)
  return receipts
    .filter((receipt) => {
      if (phase !== null && receipt.outcome.phase !== phase) return false
      if (device !== null && receipt.subject.device !== device) return false
      const found = searched(receipt, words)
      return wanted.every((word) => found.includes(word))
    })
    .reverse()
    .sort((one, other) => other.epoch - one.epoch)
}

function searched(receipt: Receipt, words: Words): string {
  const { device } = receipt.subject
  const parts = [receiptName(receipt, words), words.names.device[device], phaseText(receipt.outcome, words)]
  return parts.join('\n').toLocaleLowerCase()
}

/** "ISDN bundle" or "ISDN bundle, link 2", for an element that isolates it; `apart`: what tells its entry from others of the name. */
export function receiptName({ subject }: Receipt, words: Words, apart: readonly ApartFact[] = []): string {
  const name = shownName({ name: undialled(subject.name), apart }, words)
  return subject.link === null ? name : words.names.linkOf({ name, index: subject.link })
}

const entryOf = ({ name, phonebook, device }: Receipt['subject']): string => [phonebook, device, name].join('\n')

/** What tells entries of one name apart, for each record by its id. Several records of one entry are told by their time. */
export function receiptsApart(receipts: readonly Receipt[]): ReadonlyMap<string, readonly ApartFact[]> {
  const entries = new Map(receipts.map(({ subject }) => [entryOf(subject), subject]))
  const unknown = { scope: null, deviceName: null, address: null, since: null, ended: false }
  const apart = toldApart(
    [...entries].map(([id, { name, phonebook, device }]) => ({
      id,
      name: undialled(name),
      phonebook,
      device,
      ...unknown,
    })),
  )
  return new Map(receipts.map(({ id, subject }) => [id, apart.get(entryOf(subject)) ?? []]))
}

/** Windows writes a dialled number like an entry with a dot before it. */
function undialled(name: string): string {
  return name.replace(/^\./, '')
}

/** The word for an outcome. */
export function phaseText({ phase }: { readonly phase: Outcome }, { state }: Words): string {
  switch (phase) {
    case 'gone':
      return state.gone
    case 'presumed':
      return state.presumedGone
    case 'already-gone':
      return state.alreadyGone
    case 'failed':
      return state.failed
    case 'left':
      return state.left
    case 'interrupted':
      return state.interrupted
  }
}

/** How it ended, in one line. */
export function receiptLine({ outcome, elapsed }: Receipt, words: Words): StateLine {
  const state = phaseText(outcome, words)
  switch (outcome.phase) {
    case 'gone':
      return {
        state: words.line.goneAfter({ ms: elapsed }),
        tone: 'good',
        facts: evidenceOf(outcome, words).slice(0, 1),
      }
    case 'presumed':
      return { state, tone: 'slow', facts: [words.proof.presumedShort] }
    case 'already-gone':
      return {
        state,
        tone: 'good',
        facts: outcome.failure === null ? [] : [failureText(outcome.failure, 'hang-up', words)],
      }
    case 'failed':
      return {
        state: words.line.failed({ reason: failureText(outcome.failure, 'hang-up', words) }),
        tone: 'problem',
        facts: [],
      }
    case 'interrupted':
      return { state, tone: 'problem', facts: [] }
    case 'left':
      return { state, tone: 'slow', facts: [] }
  }
}

/** How the end was known, as sentences. */
export function receiptProof({ outcome }: Receipt, words: Words): readonly string[] {
  switch (outcome.phase) {
    case 'gone':
      return evidenceOf(outcome, words)
    case 'presumed':
      return [words.proof.presumed({ ms: PRESUMED_AFTER })]
    case 'already-gone':
      return [alreadyGoneText(outcome.failure, words)]
    case 'failed':
      return failureSentences(outcome.failure, words)
    case 'left':
      return [words.proof.left]
    case 'interrupted':
      return [words.recent.interrupted]
  }
}

function evidenceOf({ evidence }: Extract<Receipt['outcome'], { phase: 'gone' }>, { proof }: Words): readonly string[] {
  return evidence.map((one) => proof.evidence[one])
}

/** A record as lines of text, to be copied. */
export function receiptText(receipt: Receipt, words: AllWords): string {
  const { history } = words.page
  const { subject, elapsed, steps, tries, epoch, by } = receipt
  const name = plainName({ name: receiptName(receipt, words) }, words)
  const line = receiptLine(receipt, words)
  const facts: readonly (readonly [string, string])[] = [
    [history.begun, words.format.date(epoch)],
    [history.asker, history.askers[by]],
    [history.outcome, line.state],
    [history.proof, receiptProof(receipt, words).join('; ')],
    [history.took, words.format.moment(elapsed)],
    [history.calls, words.format.number(tries)],
    [words.window.device, words.names.device[subject.device]],
    [words.window.phonebook, subject.phonebook === '' ? words.window.noPhonebook : shownText(subject.phonebook)],
  ]
  return [
    `${words.product} · ${history.hangUpOf({ name })}`,
    ...facts.map(([term, value]) => history.term({ term, value })),
    ...axisOf(steps, elapsed, words).marks.map((mark) => `  ${stepSentence(mark, words)}`),
    '',
  ].join('\n')
}
