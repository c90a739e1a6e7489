import { PRESUMED_AFTER } from '../../bounds.ts'
import type { NotificationWords } from '../notification-words.ts'
import type { Words } from '../words.ts'

export function enNotes({ failure, recent, format: { number, spokenSeconds } }: Words): NotificationWords {
  return {
    ended: (name, by) => ({
      title: `${name} has ended`,
      text: by.kind === 'line' ? 'It ended with the line under it.' : `${recent.ended(by)}.`,
    }),
    stuck: (name) => ({
      title: `${name} is stuck`,
      text: 'There is no proof that it is gone. Open it to see what can be done.',
    }),
    failed: (name, what) => ({ title: `${name} was not hung up`, text: `It failed: ${failure(what)}.` }),
    gone: (name, ms) => ({ title: `${name} is gone`, text: `You hung it up; it took ${spokenSeconds(ms)}.` }),
    presumedGone: (name) => ({
      title: `${name} is presumed gone`,
      text: `You hung it up. ${spokenSeconds(PRESUMED_AFTER)} passed; its link says nothing.`,
    }),
    alreadyGone: (name) => ({ title: `${name} was already gone`, text: 'It had ended before it was hung up.' }),
    more: (count) => ({ title: `And ${number(count)} more`, text: 'OnHook shows them all.' }),
    closed: {
      title: 'OnHook is still here',
      text: 'Its icon is beside the clock, perhaps behind the arrow there: drag it onto the taskbar to have it in sight.',
    },
  }
}
