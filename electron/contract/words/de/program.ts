import { PRESUMED_AFTER } from '../../bounds.ts'
import type { Refusal } from '../../schema.ts'
import type { EndedBy, Failure, NoticeKind } from '../../snapshot.ts'
import type { Formats } from '../format.ts'
import type { Words } from '../words.ts'

/** German for all that stands around the rows: the whole, buttons, questions, window, menu, news. */
export function deSurroundings(
  format: Formats,
  failure: (what: Failure) => string,
): Omit<Words, 'failure' | 'names' | 'state' | 'line' | 'proof' | 'step' | 'graph' | 'page'> {
  const { number, plural, elapsed, spokenSeconds } = format
  const whole = (ms: number): string => spokenSeconds(Math.floor(ms / 1000) * 1000)
  const knownAgo = (ms: number | null): string => (ms === null ? '' : ` So war es vor ${whole(ms)}.`)
  return {
    language: 'de',
    direction: 'ltr',
    format,
    product: 'OnHook',
    facts: (parts) => parts.join(' · '),
    whole: {
      connections: (count) =>
        plural(count, { one: `${number(count)} Verbindung`, other: `${number(count)} Verbindungen` }),
      none: 'Keine RAS-Verbindung',
      unknown: 'Verbindungen nicht bekannt',
      empty: 'Keine RAS-Verbindung. OnHook wacht.',
      notRas: 'VPNs mit eigenem Netzwerktreiber, etwa WireGuard oder OpenVPN, erscheinen hier nicht.',
      notRasShort: 'WireGuard und OpenVPN erscheinen hier nicht',
      starting: 'Verbindungen werden gesucht…',
      simulated: 'Simulierte Verbindungen',
      simulatedScenario: (name) => `Simulierte Verbindungen · ${name}`,
      library: 'Verbindungen einer Testbibliothek',
      unavailable: (reason) => `OnHook kann Windows nicht nach Verbindungen fragen: ${reason}`,
      notAnswering: (ms, knownForMs) => `Windows hat ${whole(ms)} lang nicht geantwortet.${knownAgo(knownForMs)}`,
      service: {
        stopped: 'RasMan, der Dienst für Verbindungen, läuft nicht.',
        disabled:
          'RasMan ist deaktiviert, deshalb kann Windows weder verbinden noch auflegen. In „Dienste“ muss die „RAS-Verbindungsverwaltung“ starten dürfen.',
        starting: 'RasMan, der Dienst für Verbindungen, startet gerade.',
        stopping: 'RasMan, der Dienst für Verbindungen, wird gerade beendet.',
      },
      serviceShort: {
        stopped: 'RasMan läuft nicht',
        disabled: 'RasMan ist deaktiviert',
        starting: 'RasMan startet',
        stopping: 'RasMan wird beendet',
      },
      failing: (what, knownForMs) => `Die Liste ist nicht lesbar: ${failure(what)}.${knownAgo(knownForMs)}`,
      lost: 'OnHook antwortet nicht – neuer Versuch läuft',
      linksShort: (connected, total) => `${number(connected)}/${number(total)} Kanäle`,
      more: (count) => `${number(count)} weitere`,
    },
    action: {
      hangUp: 'Auflegen',
      hangUpNamed: (name) => `${name} auflegen`,
      hangUpAgain: 'Noch einmal auflegen',
      hangUpAgainNamed: (name) => `${name} noch einmal auflegen`,
      hangUpLinkOf: (name, index) => `Kanal ${number(index)} von ${name} auflegen`,
      hangUpChosen: 'Die gewählte Verbindung auflegen',
      keepWaiting: 'Weiter warten',
      details: 'Einzelheiten',
      leaveIt: 'Nicht mehr beobachten, Aufzeichnung behalten',
      linksOf: (name) => `Kanäle von ${name}`,
      hangUpAll: 'Alle auflegen',
      hangUpAllEllipsis: 'Alle auflegen…',
      quit: 'Beenden',
      reconnect: 'Neu verbinden…',
      reconnectMayFail: 'Neu verbinden… (kann fehlschlagen)',
      reconnectNamed: (name) => `${name} neu verbinden…`,
      tryAgain: 'Noch einmal versuchen',
      openServices: 'Dienste öffnen…',
      openWindow: 'Fenster öffnen',
      settings: 'Einstellungen',
      cancel: 'Abbrechen',
    },
    ask: {
      title: (name) => `${name} auflegen?`,
      other: 'Die Verbindung gehört einem anderen Benutzer dieses PCs.',
      unknown: 'Windows sagt nicht, wem die Verbindung gehört.',
      anyway: 'Trotzdem auflegen',
      allTitle: 'Alle Verbindungen auflegen?',
      allConfirm: (count) =>
        plural(count, { one: `${number(count)} Verbindung auflegen`, other: `${number(count)} Verbindungen auflegen` }),
      includeOthers: (count) =>
        plural(count, {
          one: 'Auch die eine, die nicht oder vielleicht nicht Ihre ist',
          other: `Auch die ${number(count)}, die nicht oder vielleicht nicht Ihre sind`,
        }),
      allNone: 'Von keiner ist bekannt, dass sie Ihre ist.',
      allChanged: 'Die Verbindungen haben sich seit der Frage geändert.',
      askAgain: 'Neu fragen',
      andMore: (count) => `und ${number(count)} weitere`,
    },
    finishing: {
      title: 'Auflegen wird abgeschlossen',
      willQuit: ([only, ...others]) =>
        only !== undefined && others.length === 0
          ? `OnHook beendet sich, sobald ${only} getrennt ist.`
          : `OnHook beendet sich, sobald ${number(others.length + 1)} Verbindungen getrennt sind.`,
      quitNow: 'Jetzt beenden',
      dontQuit: 'Nicht beenden',
      running: (count) =>
        plural(count, {
          one: 'OnHook wird beendet, sobald die Verbindung getrennt ist.',
          other: `OnHook wird beendet, sobald ${number(count)} Verbindungen getrennt sind.`,
        }),
      stuck: 'Ein Auflegen hängt fest. Beenden, wenn getrennt – oder jetzt beenden und eine Aufzeichnung behalten.',
      wait: 'Beenden, wenn getrennt',
    },
    recent: {
      title: 'Zuletzt',
      ended: endedText,
      hungUpAgo: (ms) => `aufgelegt vor ${format.duration(ms)}`,
      interrupted: 'Unterbrochen: OnHook endete vor dem Beweis, der Anschluss ist vielleicht noch offen',
    },
    window: {
      pages: {
        connections: 'Verbindungen',
        history: 'Verlauf',
        log: 'Protokoll',
        settings: 'Einstellungen',
      },
      pagesLabel: 'Seiten',
      listLabel: 'Verbindungen',
      device: 'Gerät',
      phonebook: 'Telefonbuch',
      noPhonebook: 'Keines',
      owner: 'Besitzer',
      owners: { me: 'Sie', other: 'Ein anderer Benutzer', unknown: 'Nicht bekannt' },
      connectedFor: 'Verbunden seit',
      localAddress: 'Lokale Adresse',
      remoteAddress: 'Entfernte Adresse',
      dialMode: 'Kanäle',
      asNeeded: 'Nach Bedarf gewählt',
      notTold: 'Keine Angabe',
      traffic: 'Verkehr jetzt',
      receivedNow: 'Empfang',
      sentNow: 'Versand',
      receivedTotal: 'Empfangen',
      sentTotal: 'Gesendet',
      links: 'Kanäle',
      link: 'Kanal',
      state: 'Zustand',
      speed: 'Geschwindigkeit',
      teardown: 'Auflegen',
      usually: 'Sonst getrennt nach',
      usual: (p50Ms, p95Ms) => `${elapsed(p50Ms)} (19 von 20 binnen ${elapsed(p95Ms)})`,
    },
    hint: {
      title: 'Hinweis',
      texts: {
        'first-run':
          'OnHook wacht von hier aus. Vielleicht verbirgt Windows sein Symbol hinter dem Pfeil neben der Uhr: Auf die Taskleiste gezogen bleibt es im Blick.',
        closed: 'Das Fenster ist geschlossen, und OnHook wacht von hier aus weiter. „Beenden“ schließt es ganz.',
      },
      putAway: 'Verstanden',
    },
    saving: {
      saved: (name) => `Gespeichert als ${name}.`,
      notSaved: (reason) => `Das ließ sich nicht speichern: ${reason}`,
      copied: 'Kopiert.',
      notCopied: 'Das ließ sich nicht kopieren.',
    },
    menu: {
      open: 'OnHook öffnen',
      startAtLogin: 'Beim Anmelden starten',
      hangUpAll: 'Alle auflegen',
      quit: 'Beenden',
      row: (name, state) => `${name} – ${state}`,
    },
    announcement: {
      connected: (name) => `${name} ist verbunden.`,
      hangingUp: (name) => `${name} wird aufgelegt.`,
      gone: (name, ms) => `${name} ist getrennt, nach ${spokenSeconds(ms)}.`,
      presumedGone: (name) =>
        `${name} ist vermutlich getrennt: ${spokenSeconds(PRESUMED_AFTER)} sind vergangen, ihr Kanal sagt nichts.`,
      alreadyGone: (name) => `${name} war schon getrennt.`,
      left: (name) => `${name} wird nicht mehr beobachtet.`,
      failed: (name, what) => `${name} konnte nicht aufgelegt werden: ${failure(what)}.`,
      slow: (name) => `${name} wird noch aufgelegt.`,
      stuck: (name) => `${name} hängt fest.`,
      ended: (name) => `${name} ist beendet.`,
      reconnected: (name) => `${name} ist wieder verbunden.`,
      cameBack: (name) => `${name} ist zurückgekehrt.`,
      more: (count) => plural(count, { one: 'Und eine weitere.', other: `Und ${number(count)} weitere.` }),
      join: (sentences) => sentences.join(' '),
    },
    listMoved: 'Die Liste hat sich bewegt; noch einmal drücken',
    refusal: (refusal) => REFUSALS[refusal],
    silent: {
      message: 'OnHook läuft schon, antwortet aber nicht.',
      detail:
        'Laut seinem Journal legt es gerade eine Verbindung auf. Wird es jetzt beendet, bleibt der Anschluss vielleicht offen; ein neues OnHook kümmert sich dann um diese Verbindung.',
      leave: 'In Ruhe lassen',
      end: 'Beenden und neu starten',
    },
    notice: (kind, detail) => (detail === '' ? NOTICES[kind] : `${NOTICES[kind]} (${detail})`),
  }
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  'no-such-row': 'Sie steht inzwischen nicht mehr in der Liste.',
  'not-confirmed': 'Sie ist nicht oder vielleicht nicht Ihre: Bitte erst bestätigen.',
  'not-now': 'Das geht in diesem Zustand nicht.',
  'bad-request': 'OnHook hat die Anfrage nicht verstanden.',
  'foreign-sender': 'OnHook antwortet dieser Seite nicht.',
  'not-here': 'Das gibt es hier nicht.',
  busy: 'Das war zu viel auf einmal. Bitte noch einmal versuchen.',
  failed: 'Das ging nicht; der Grund steht im Protokoll.',
}

const NOTICES: Readonly<Record<NoticeKind, string>> = {
  'journal-not-kept':
    'Das Journal lässt sich nicht schreiben: Nach einem Absturz wüsste OnHook nicht, was gerade aufgelegt wurde.',
  'receipt-not-kept': 'Die Aufzeichnung eines Auflegens konnte nicht aufbewahrt werden.',
  'file-moved-aside':
    'Eine beschädigte Datei oder ihre beschädigten Zeilen wurden beiseite gelegt; OnHook nutzt das Übrige.',
  'file-unreadable': 'Eine Datei war nicht lesbar.',
  'file-late': 'Eine Datei ist noch nicht gelesen: Der Datenträger antwortet nicht. OnHook läuft ohne sie weiter.',
  'records-not-understood': 'Einträge, die diese Version nicht versteht, bleiben, wie sie sind.',
  'no-tray': 'Nichts spricht dafür, dass ein Infobereich das Symbol von OnHook zeigt; darum bleibt sein Fenster offen.',
  'view-crashed': 'Eine Ansicht ist wiederholt abgestürzt und wurde aufgegeben. Das Menü des Symbols geht weiterhin.',
  'settings-not-kept': 'Die Einstellungen lassen sich nicht speichern: Was Sie ändern, gilt, bis OnHook beendet wird.',
  'settings-newer':
    'Die Einstellungen stammen von einem neueren OnHook: Sie bleiben, wie sie sind, und Änderungen gelten, bis OnHook beendet wird.',
  'folder-not-writable': 'OnHook kann in seinen Ordner nicht schreiben und legt seine Dateien in einem vorläufigen ab.',
  'unexpected-error': 'In OnHook ist etwas schiefgegangen. Es läuft weiter; was es war, steht im Protokoll.',
}

function endedText(by: EndedBy): string {
  switch (by.kind) {
    case 'not-onhook':
      return 'Beendet, nicht von OnHook'
    case 'onhook':
      return 'Beendet, nachdem OnHook aufgelegt und das Ende nicht abgewartet hatte'
    case 'line':
      return `Beendet mit der Leitung darunter, ${by.name}`
    case 'unknown':
      return 'Beendet; von wem, ist nicht bekannt'
  }
}
