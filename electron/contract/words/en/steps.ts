import type { Formats } from '../format.ts'
import type { GraphWords, StepWords } from '../step-words.ts'

/** English for what a hang-up did and saw, one word for its mark and one sentence for its list. */
export function enSteps({ number }: Formats): StepWords {
  return {
    title: 'Steps of the hang-up',
    at: (time, sentence) => `${time}: ${sentence}`,
    times: (sentence, count) => `${sentence}, ${number(count)} times`,
    plain: {
      journal: ['record', 'record written to disk first'],
      'journal-failed': ['no record', 'the record could not be written'],
      'last-link': ['last link', 'the last link: the whole connection is hung up'],
      call: ['RasHangUp', 'RasHangUp called'],
      slow: ['slow', 'still hanging up'],
      stuck: ['stuck', 'stuck'],
      again: ['again', 'asked to hang up again'],
      'keep-waiting': ['keep waiting', 'asked to keep waiting'],
      resumed: ['resumed', 'watched again after a new start of OnHook'],
      left: ['left', 'no longer watched'],
    },
    listed: (count) => ['list', `list of connections read, ${number(count)} in it`],
    notListed: (answer) => ['no list', `the list could not be read: ${answer}`],
    accepted: ['accepted', 'RasHangUp returned 0: accepted'],
    answered: (answer) => [answer, `RasHangUp returned ${answer}`],
    state: (state) => [state, `Windows’ state: ${state}`],
    invalidHandle: ['handle invalid', 'Windows no longer knows the handle (6)'],
    noStatus: (answer) => [answer, `no state: ${answer}`],
    leftOut: (count) => ['…', `${number(count)} steps not kept`],
    witness: (answer) => [answer, `the link’s handle: ${answer}`],
    states: { 8192: 'connected', 8193: 'disconnected' },
    witnesses: {
      closed: 'closed',
      'parent-invalid': 'no such connection',
      connected: 'connected',
      silent: 'says nothing',
      'not-asked': 'not asked',
    },
    ends: {
      gone: ['proof', 'proof: gone'],
      presumed: ['presumed', 'presumed gone, without proof'],
      'already-gone': ['already gone', 'already gone'],
      failed: ['failed', 'failed'],
      left: ['left', 'no longer watched'],
    },
  }
}

export function enGraph({ number, plural }: Formats): GraphWords {
  return {
    title: (minutes) =>
      plural(minutes, { one: 'Traffic, last minute', other: `Traffic, last ${number(minutes)} minutes` }),
    scale: (rate) => `up to ${rate}`,
  }
}
