import { PRESUMED_AFTER } from '../../bounds.ts'
import type { NotificationWords } from '../notification-words.ts'
import type { Words } from '../words.ts'

export function deNotes({ failure, recent, format: { number, spokenSeconds } }: Words): NotificationWords {
  return {
    ended: (name, by) => ({
      title: `${name} ist beendet`,
      text: by.kind === 'line' ? 'Sie endete mit der Leitung darunter.' : `${recent.ended(by)}.`,
    }),
    stuck: (name) => ({
      title: `${name} hängt fest`,
      text: 'Nichts beweist, dass die Verbindung getrennt ist. Öffnen zeigt, was sich tun lässt.',
    }),
    failed: (name, what) => ({
      title: `${name} wurde nicht aufgelegt`,
      text: `Es ist fehlgeschlagen: ${failure(what)}.`,
    }),
    gone: (name, ms) => ({
      title: `${name} ist getrennt`,
      text: `Sie haben aufgelegt; es dauerte ${spokenSeconds(ms)}.`,
    }),
    presumedGone: (name) => ({
      title: `${name} ist vermutlich getrennt`,
      text: `Sie haben aufgelegt. ${spokenSeconds(PRESUMED_AFTER)} sind vergangen; ihr Kanal sagt nichts.`,
    }),
    alreadyGone: (name) => ({
      title: `${name} war schon getrennt`,
      text: 'Die Verbindung war vor dem Auflegen zu Ende.',
    }),
    more: (count) => ({ title: `Und ${number(count)} weitere`, text: 'OnHook zeigt sie alle.' }),
    closed: {
      title: 'OnHook ist noch da',
      text: 'Das Symbol steht neben der Uhr, vielleicht hinter dem Pfeil dort: Auf die Taskleiste gezogen bleibt es im Blick.',
    },
  }
}
