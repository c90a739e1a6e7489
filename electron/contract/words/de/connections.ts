import { PRESUMED_AFTER } from '../../bounds.ts'
import type { Failure } from '../../snapshot.ts'
import type { Formats } from '../format.ts'
import type { Words } from '../words.ts'
import { dePages } from './pages.ts'
import { deSurroundings } from './program.ts'
import { deGraph, deSteps } from './steps.ts'

export function german(format: Formats): Words {
  const { number, duration, elapsed, rate, plural } = format
  const failure = (what: Failure): string => {
    switch (what.kind) {
      case 'code':
        return what.name === null ? `Fehler ${what.code}` : `${what.code} (${what.name})`
      case 'unavailable':
        return what.reason
      case 'busy':
        return 'Windows hat noch nicht geantwortet'
      case 'malformed':
        return `die Antwort von Windows ergab keinen Sinn: ${what.reason}`
    }
  }

  return {
    ...deSurroundings(format, failure),
    step: deSteps(format),
    graph: deGraph(format),
    page: dePages(format),
    failure,
    names: {
      none: '(ohne Namen)',
      apart: (name, facts) => `${name} (${facts.join(', ')})`,
      scopes: {
        mine: 'Ihre',
        'all-users': 'alle Benutzer',
        other: 'eines anderen Benutzers',
        unknown: 'Besitzer nicht bekannt',
      },
      since: (time) => `seit ${time}`,
      link: (index) => `Kanal ${number(index)}`,
      linkOf: (name, index) => `${name}, Kanal ${number(index)}`,
      dialled: 'gewählte Nummer',
      dialledHost: 'gewählte Adresse',
      notMine: { other: 'eines anderen Benutzers', unknown: 'Besitzer nicht bekannt' },
      device: { vpn: 'VPN', pppoe: 'PPPoE', modem: 'Modem', isdn: 'ISDN', other: 'Anderes Gerät' },
    },
    state: {
      connected: 'Verbunden',
      connecting: 'Wird verbunden',
      notConnected: 'Nicht verbunden',
      dormant: 'Ruht',
      reconnecting: 'Verbindet sich wieder…',
      hangingUp: 'Wird aufgelegt',
      stillHangingUp: 'Wird noch aufgelegt',
      stuck: 'Hängt fest',
      gone: 'Getrennt',
      presumedGone: 'Vermutlich getrennt',
      alreadyGone: 'Bereits getrennt',
      failed: 'Fehlgeschlagen',
      reconnected: 'Wieder verbunden',
      cameBack: 'Zurückgekehrt',
      interrupted: 'Unterbrochen',
      left: 'Nicht mehr beobachtet',
      unknown: (code) => `Unbekannt (${code})`,
      unknownSubstate: (code) => `Verbunden, Unterzustand ${code}`,
      connectFailed: (what) => `Nicht verbunden: ${failure(what)}`,
      unread: (what) => `Unbekannt: ${failure(what)}`,
    },
    line: {
      hangingUp: (ms) => `Wird aufgelegt… ${elapsed(ms)}`,
      stillHangingUp: (ms) => `Wird noch aufgelegt · ${elapsed(ms)}`,
      stuck: (ms) => `Hängt fest · ${elapsed(ms)}`,
      usually: (ms) => `sonst ${elapsed(ms)}`,
      noAnswer: (ms) => `keine Antwort seit ${duration(ms)}`,
      goneAfter: (ms) => `Getrennt nach ${elapsed(ms)}`,
      failed: (what) => `Fehlgeschlagen: ${failure(what)}`,
      links: (connected, total) =>
        plural(total, {
          one: `${number(connected)} von ${number(total)} Kanal`,
          other: `${number(connected)} von ${number(total)} Kanälen`,
        }),
      resumed: 'begonnen, bevor OnHook neu startete',
      hungUpNotWatched: 'aufgelegt, nicht mehr beobachtet',
      safeToRedial: 'Neuwahl ist sicher',
      redialMayFail: 'Neuwahl kann fehlschlagen: das Ende ist nicht bewiesen',
      waitToRedial: 'vor der Neuwahl kurz warten',
      received: (bitsPerSecond) => `↓ ${rate(bitsPerSecond)}`,
      sent: (bitsPerSecond) => `↑ ${rate(bitsPerSecond)}`,
      mayComeBack: 'Windows wählt diese Kanäle nach Bedarf: Ein aufgelegter kann zurückkehren.',
      lastLink: 'Das ist der letzte Kanal: Die ganze Verbindung endet mit ihm.',
    },
    proof: {
      evidence: EVIDENCE,
      gone: (evidence) => {
        const [first] = evidence
        return first === undefined ? 'Getrennt' : `Getrennt – ${EVIDENCE[first]}`
      },
      presumed: `Vermutlich getrennt – ${duration(PRESUMED_AFTER)} sind vergangen, ihr Kanal sagt nichts`,
      presumedShort: `${duration(PRESUMED_AFTER)} sind vergangen, kein Beweis möglich`,
      left: 'Nicht mehr beobachtet – ob sie getrennt ist, ist nicht bekannt',
      alreadyGone: (what) =>
        what === null ? 'War schon getrennt' : `Bereits getrennt – Windows antwortete ${failure(what)}`,
      known: {
        'never-left-connected':
          'Windows führt sie noch immer als verbunden. Vielleicht hält ein anderes Programm sie fest.',
        'still-listed': 'Windows führt sie noch auf.',
        'not-listed': 'Windows führt sie nicht mehr auf; ob ihr Anschluss noch offen ist, ist nicht bekannt.',
        'not-listed-port-open': 'Windows führt sie nicht mehr auf, aber ihr Anschluss ist noch offen.',
        'call-not-returned': 'Windows hat auf das Auflegen noch nicht geantwortet.',
        'list-not-readable': 'Die Liste der Verbindungen ist zurzeit nicht lesbar.',
        'identity-not-known': 'Windows führt eine Verbindung auf, die diese sein kann, sagt aber nicht, welche es ist.',
        'link-still-connected': 'Laut Windows ist der Kanal noch verbunden.',
        'service-not-running': 'RasMan, der Dienst für Verbindungen, läuft nicht.',
      },
      stuck: 'Es gibt keinen Beweis, dass sie getrennt ist.',
      next: 'Was Sie tun können, das Sicherste zuerst',
      steps: {
        'keep-waiting': 'Warten. OnHook beobachtet weiter und sagt es, wenn sie getrennt ist.',
        'hang-up-again': 'Noch einmal auflegen.',
        'close-other-program': 'Das Programm schließen, das die Verbindung aufgebaut hat, falls es ein anderes war.',
        'check-line': 'Modem oder Leitung prüfen: aus- und wieder eingeschaltet, gibt das Gerät den Anschluss frei.',
        'leave-it': 'Nicht mehr beobachten. OnHook behält eine Aufzeichnung und meldet nichts weiter.',
        'restart-rasman': 'Den Dienst „RAS-Verbindungsverwaltung“ neu starten. Das beendet alle Verbindungen.',
        'restart-windows': 'Wenn nichts anderes hilft: Windows neu starten. Das schließt den Anschluss auf jeden Fall.',
      },
    },
  }
}

const EVIDENCE = {
  'invalid-handle': 'Windows kennt die Verbindung nicht mehr',
  'not-enumerated': 'Windows führt die Verbindung nicht mehr auf',
  'handle-recycled': 'Windows hat ihr Handle einer anderen Verbindung gegeben',
  'sub-entry-closed': 'laut Windows ist der Kanal geschlossen',
  'parent-gone': 'die ganze Verbindung ist getrennt',
} as const
