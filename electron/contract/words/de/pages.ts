import { STUCK_AFTER } from '../../bounds.ts'
import type { Formats } from '../format.ts'
import type { PageWords } from '../page-words.ts'

export function dePages({ number, elapsed, spokenSeconds, plural }: Formats): PageWords {
  return {
    history: {
      search: 'Suchen',
      searchHint: 'Name, Gerät oder Ausgang',
      outcome: 'Ausgang',
      anyOutcome: 'Jeder Ausgang',
      device: 'Art des Geräts',
      anyDevice: 'Alle Geräte',
      shown: (count, total) =>
        count === total
          ? plural(total, { one: `${number(total)} Aufzeichnung`, other: `${number(total)} Aufzeichnungen` })
          : plural(total, {
              one: `${number(count)} von ${number(total)} Aufzeichnung`,
              other: `${number(count)} von ${number(total)} Aufzeichnungen`,
            }),
      list: 'Aufzeichnungen',
      empty: 'OnHook zeichnet jedes Auflegen auf. Noch gibt es keine Aufzeichnung.',
      noneFits: 'Keine Aufzeichnung passt.',
      showAll: 'Alle zeigen',
      exportJson: 'Als JSON speichern…',
      exportCsv: 'Als CSV speichern…',
      usual: (p50Ms, p95Ms, count) =>
        plural(count, {
          one: `${elapsed(p50Ms)} (einmal)`,
          other: `${elapsed(p50Ms)} · 19 von 20 binnen ${elapsed(p95Ms)} (${number(count)}-mal)`,
        }),
      copy: 'Kopieren',
      copyNamed: (name) => `Aufzeichnung zu ${name} kopieren`,
      copied: 'Kopiert',
      proof: 'Beweis',
      begun: 'Verlangt am',
      asker: 'Verlangt von',
      askers: {
        popover: 'Ihnen, im Aufklappfenster',
        window: 'Ihnen, im Fenster',
        menu: 'Ihnen, im Menü des Infobereichs',
        notification: 'Ihnen, in einer Benachrichtigung',
        preview: 'Ihnen, in einem Browser',
        test: 'einem Test',
        resumed: 'OnHook, das vor dem Beweis beendet worden war',
      },
      took: 'Dauer',
      calls: 'Aufrufe von RasHangUp',
      hangUpOf: (name) => `Auflegen von ${name}`,
      term: (term, value) => `${term}: ${value}`,
    },
    log: {
      list: 'Aufrufe an Windows',
      shown: (count, total) =>
        count === total
          ? plural(total, { one: `${number(total)} Aufruf`, other: `${number(total)} Aufrufe` })
          : plural(total, {
              one: `${number(count)} von ${number(total)} Aufruf`,
              other: `${number(count)} von ${number(total)} Aufrufen`,
            }),
      function: 'Funktion',
      anyFunction: 'Alle Funktionen',
      result: 'Ergebnis',
      anyResult: 'Alle Ergebnisse',
      troubled: 'Andere Codes als Erfolg',
      time: 'Uhrzeit',
      arguments: 'Argumente',
      duration: 'Dauer',
      pause: 'Anhalten',
      goOn: 'Fortsetzen',
      copy: 'Kopieren',
      copied: 'Kopiert',
      saveReport: 'Bericht speichern…',
      reportHint:
        'Für jemanden, der hilft: Versionen, Einstellungen, Aufzeichnungen und diese Aufrufe, ohne Namen, Nummern und Adressen.',
      empty: 'Windows ist noch nichts gefragt worden.',
      noneFits: 'Kein Aufruf passt.',
    },
    settings: {
      states: { on: 'Ein', off: 'Aus' },
      general: 'Allgemein',
      startAtLogin: { name: 'Beim Anmelden starten', about: 'OnHook startet im Infobereich, wenn Sie sich anmelden.' },
      switchedOff:
        'In der Liste der Autostart-Apps von Windows ist OnHook ausgeschaltet. Nur dort lässt es sich wieder einschalten.',
      openStartup: 'Autostart-Apps öffnen…',
      notOffered: {
        portable:
          'Nicht möglich: Ein portables OnHook liegt beim nächsten Anmelden vielleicht woanders. Installiert geht es.',
        development: 'Nicht möglich: Dieses OnHook läuft aus seinen Quellen.',
        preview: 'Nicht möglich: Das ist eine Vorschau im Browser.',
        system: 'Nicht möglich: Dieses System hat keine solche Liste, die OnHook kennt.',
      },
      closeHides: {
        name: 'Nach dem Schließen des Fensters weiter wachen',
        about: 'OnHook bleibt im Infobereich. Sonst wird es mit dem Fenster beendet.',
      },
      confirmHangUpAll: {
        name: 'Vor „Alle auflegen“ fragen',
        about: 'Ohne die Frage lässt „Alle auflegen“ aus, was nicht oder vielleicht nicht Ihres ist.',
      },
      notifications: 'Benachrichtigungen',
      notifyDropped: { name: 'Eine Verbindung ist beendet', about: 'Sie ist zu Ende, ohne dass OnHook aufgelegt hat.' },
      notifyStuck: {
        name: 'Ein Auflegen hängt fest',
        about: `${spokenSeconds(STUCK_AFTER)} sind ohne Beweis vergangen, oder so lange, wie diese Leitung sonst braucht.`,
      },
      notifyGone: { name: 'Ein Auflegen ist zu Ende', about: 'Jedes Mal, mit dem Beweis.' },
      noNotifications: 'Hier gibt es nichts, das Benachrichtigungen zeigt.',
      openNotifications: 'Benachrichtigungen in Windows einstellen…',
      look: 'Aussehen und Sprache',
      theme: 'Farben',
      themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
      language: 'Sprache',
      systemLanguage: 'Wie das System',
      troubles: 'Wenn etwas nicht stimmt',
      record: {
        name: 'Aufzeichnen, was Windows antwortet',
        about:
          'Jede Frage an Windows, die Antwort und ihre Dauer kommen in eine Datei für jemanden, der hilft. Namen, Nummern und Adressen werden ersetzt. Die Aufzeichnung endet von selbst nach einer Stunde oder 20 MB.',
      },
      recordingEnded: {
        asked: 'Die Aufzeichnung ist beendet.',
        hour: 'Die Aufzeichnung endete nach einer Stunde.',
        size: 'Die Aufzeichnung endete bei 20 MB.',
        quit: 'Die Aufzeichnung endete mit OnHook.',
        disk: 'Die Aufzeichnung konnte nicht geschrieben werden; warum, steht im Protokoll.',
      },
      saveRecording: 'Aufzeichnung speichern…',
    },
  }
}
