import type { notifications as English } from '../en/notifications.ts'
import { translation } from '../message.ts'

export const notifications = translation<typeof English, 'one' | 'other'>()({
  notification: {
    ended: {
      title: '{name} ist beendet',
      by: {
        'not-onhook': 'Beendet, nicht von OnHook.',
        onhook: 'Beendet, nachdem OnHook aufgelegt und das Ende nicht abgewartet hatte.',
        line: 'Sie endete mit der Leitung darunter.',
        unknown: 'Beendet; von wem, ist nicht bekannt.',
      },
    },
    stuck: {
      title: '{name} hängt fest',
      text: 'Nichts beweist, dass die Verbindung getrennt ist. Öffnen zeigt, was sich tun lässt.',
    },
    failed: {
      title: '{name} wurde nicht aufgelegt',
      text: 'Es ist fehlgeschlagen: {reason}.',
    },
    gone: {
      title: '{name} ist getrennt',
      text: 'Sie haben aufgelegt; es dauerte {ms:spokenSeconds}.',
    },
    presumedGone: {
      title: '{name} ist vermutlich getrennt',
      text: 'Sie haben aufgelegt. {ms:spokenSeconds} sind vergangen; ihr Kanal sagt nichts.',
    },
    alreadyGone: {
      title: '{name} war schon getrennt',
      text: 'Die Verbindung war vor dem Auflegen zu Ende.',
    },
    more: { title: { one: 'Und eine weitere', other: 'Und {count:number} weitere' }, text: 'OnHook zeigt sie alle.' },
    closed: {
      title: 'OnHook ist noch da',
      text: 'Das Symbol steht neben der Uhr, vielleicht hinter dem Pfeil dort: Auf die Taskleiste gezogen bleibt es im Blick.',
    },
  },
  silent: {
    message: 'OnHook läuft schon, antwortet aber nicht.',
    detail:
      'Laut seinem Journal legt es gerade eine Verbindung auf. Wird es jetzt beendet, bleibt der Anschluss vielleicht offen; ein neues OnHook kümmert sich dann um diese Verbindung.',
    leave: 'In Ruhe lassen',
    end: 'Beenden und neu starten',
  },
})
