import type { notifications as English } from '../en/notifications.ts'
import { translation } from '../message.ts'

export const notifications = translation<typeof English, 'one' | 'other'>()({
  notification: {
    ended: {
      title: '{name} ist beendet',
      by: {
        'not-onhook': 'OnHook hat nicht aufgelegt.',
        onhook: 'Die Verbindung endete, nachdem OnHook aufgelegt hatte.',
        line: 'Auch die Leitung darunter ist beendet.',
        unknown: 'Wer oder was sie beendet hat, ist unbekannt.',
      },
    },
    stuck: {
      title: '{name} hängt fest',
      text: 'Windows hat nicht bestätigt, dass die Verbindung getrennt ist. Klicken zeigt, was Sie tun können.',
    },
    failed: { title: '{name} wurde nicht aufgelegt', text: 'Fehlgeschlagen: {reason}.' },
    gone: { title: '{name} ist getrennt', text: 'Das Auflegen dauerte {ms:spokenSeconds}.' },
    presumedGone: {
      title: '{name} ist vermutlich getrennt',
      text: 'Windows konnte das Ende nicht innerhalb von {ms:spokenSeconds} bestätigen.',
    },
    alreadyGone: { title: '{name} war bereits getrennt', text: 'Die Verbindung war vor dem Auflegen zu Ende.' },
    more: {
      title: { one: 'Und eine weitere', other: 'Und {count:number} weitere' },
      text: 'OnHook öffnen, um alle zu sehen.',
    },
    closed: {
      title: 'OnHook läuft weiter',
      text: 'Das Symbol ist neben der Uhr. Kein Symbol? Dort auf ^ klicken und es auf die Taskleiste ziehen.',
    },
  },
  silent: {
    message: 'OnHook läuft bereits, reagiert aber nicht.',
    detail:
      'Laut seinem Journal legt es gerade eine Verbindung auf. Wird es jetzt beendet, bleibt der Port vielleicht offen; nach dem Neustart beobachtet OnHook diese Verbindung weiter.',
    unknown:
      'Ob es gerade eine Verbindung auflegt, ist nicht bekannt: Sein Journal lässt sich nicht lesen. Wird es jetzt beendet, bleibt vielleicht ein Port offen.',
    leave: 'Weiterlaufen lassen',
    end: 'Beenden und neu starten',
  },
})
