import type { Formats } from '../format.ts'
import type { GraphWords, StepWords } from '../step-words.ts'

export function deSteps({ number }: Formats): StepWords {
  return {
    title: 'Schritte des Auflegens',
    at: (time, sentence) => `${time}: ${sentence}`,
    times: (sentence, count) => `${sentence}, ${number(count)}-mal`,
    plain: {
      journal: ['Aufzeichnung', 'Aufzeichnung zuerst auf die Platte geschrieben'],
      'journal-failed': ['ohne Aufzeichnung', 'die Aufzeichnung konnte nicht geschrieben werden'],
      'last-link': ['letzter Kanal', 'der letzte Kanal: die ganze Verbindung wird aufgelegt'],
      call: ['RasHangUp', 'RasHangUp aufgerufen'],
      slow: ['langsam', 'wird noch aufgelegt'],
      stuck: ['hängt fest', 'hängt fest'],
      again: ['noch einmal', 'noch einmal auflegen verlangt'],
      'keep-waiting': ['weiter warten', 'weiter warten verlangt'],
      resumed: ['weiter', 'nach einem Neustart von OnHook weiter beobachtet'],
      left: ['verlassen', 'nicht mehr beobachtet'],
    },
    listed: (count) => ['Liste', `Liste der Verbindungen gelesen, ${number(count)} darin`],
    notListed: (answer) => ['keine Liste', `die Liste war nicht lesbar: ${answer}`],
    accepted: ['angenommen', 'RasHangUp gab 0 zurück: angenommen'],
    answered: (answer) => [answer, `RasHangUp gab ${answer} zurück`],
    state: (state) => [state, `Zustand laut Windows: ${state}`],
    invalidHandle: ['ungültig', 'Windows kennt das Handle nicht mehr (6)'],
    noStatus: (answer) => [answer, `kein Zustand: ${answer}`],
    leftOut: (count) => ['…', `${number(count)} Schritte nicht aufbewahrt`],
    witness: (answer) => [answer, `Handle des Kanals: ${answer}`],
    states: { 8192: 'verbunden', 8193: 'getrennt' },
    witnesses: {
      closed: 'geschlossen',
      'parent-invalid': 'keine solche Verbindung',
      connected: 'verbunden',
      silent: 'sagt nichts',
      'not-asked': 'nicht gefragt',
    },
    ends: {
      gone: ['Beweis', 'Beweis: getrennt'],
      presumed: ['vermutlich', 'vermutlich getrennt, ohne Beweis'],
      'already-gone': ['schon getrennt', 'bereits getrennt'],
      failed: ['Fehler', 'fehlgeschlagen'],
      left: ['verlassen', 'nicht mehr beobachtet'],
    },
  }
}

export function deGraph({ number, plural }: Formats): GraphWords {
  return {
    title: (minutes) =>
      plural(minutes, { one: 'Verkehr, letzte Minute', other: `Verkehr, letzte ${number(minutes)} Minuten` }),
    scale: (rate) => `bis ${rate}`,
  }
}
