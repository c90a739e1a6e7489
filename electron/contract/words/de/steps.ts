import type { steps as English } from '../en/steps.ts'
import { translation } from '../message.ts'

export const steps = translation<typeof English, 'one' | 'other'>()({
  step: {
    title: 'Schritte des Auflegens',
    at: '{time}: {sentence}',
    times: { one: '{sentence}, einmal', other: '{sentence}, {count:number}-mal' },
    plain: {
      journal: { mark: 'Aufzeichnung', sentence: 'Aufzeichnung zuerst auf die Platte geschrieben' },
      'journal-failed': { mark: 'ohne Aufzeichnung', sentence: 'die Aufzeichnung konnte nicht geschrieben werden' },
      'last-link': { mark: 'letzter Kanal', sentence: 'der letzte Kanal: die ganze Verbindung wird aufgelegt' },
      call: { mark: 'RasHangUp', sentence: 'RasHangUp aufgerufen' },
      slow: { mark: 'langsam', sentence: 'wird noch aufgelegt' },
      stuck: { mark: 'hängt fest', sentence: 'hängt fest' },
      again: { mark: 'noch einmal', sentence: 'noch einmal auflegen verlangt' },
      'keep-waiting': { mark: 'weiter warten', sentence: 'weiter warten verlangt' },
      resumed: { mark: 'weiter', sentence: 'nach einem Neustart von OnHook weiter beobachtet' },
      left: { mark: 'verlassen', sentence: 'nicht mehr beobachtet' },
    },
    listed: { mark: 'Liste', sentence: 'Liste der Verbindungen gelesen, {count:number} darin' },
    notListed: { mark: 'keine Liste', sentence: 'die Liste war nicht lesbar: {answer}' },
    accepted: { mark: 'angenommen', sentence: 'RasHangUp gab 0 zurück: angenommen' },
    answered: 'RasHangUp gab {answer} zurück',
    state: 'Zustand laut Windows: {state}',
    invalidHandle: { mark: 'ungültig', sentence: 'Windows kennt das Handle nicht mehr (6)' },
    noStatus: 'kein Zustand: {answer}',
    leftOut: {
      mark: '…',
      sentence: { one: '{count:number} Schritt nicht aufbewahrt', other: '{count:number} Schritte nicht aufbewahrt' },
    },
    witness: 'Handle des Kanals: {answer}',
    states: { 8192: 'verbunden', 8193: 'getrennt' },
    witnesses: {
      closed: 'geschlossen',
      'parent-invalid': 'keine solche Verbindung',
      connected: 'verbunden',
      silent: 'sagt nichts',
      'not-asked': 'nicht gefragt',
    },
    ends: {
      gone: { mark: 'Beweis', sentence: 'Beweis: getrennt' },
      presumed: { mark: 'vermutlich', sentence: 'vermutlich getrennt, ohne Beweis' },
      'already-gone': { mark: 'schon getrennt', sentence: 'bereits getrennt' },
      failed: { mark: 'Fehler', sentence: 'fehlgeschlagen' },
      left: { mark: 'verlassen', sentence: 'nicht mehr beobachtet' },
    },
  },
})
