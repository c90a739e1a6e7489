import type { steps as English } from '../en/steps.ts'
import { translation } from '../message.ts'

export const steps = translation<typeof English, 'one' | 'other'>()({
  step: {
    title: 'Schritte des Auflegens',
    at: '{time}: {sentence}',
    times: { one: '{sentence}, einmal', other: '{sentence}, {count:number}-mal' },
    plain: {
      journal: { mark: 'Aufzeichnung', sentence: 'Aufzeichnung zuerst gespeichert' },
      'journal-failed': { mark: 'ohne Aufzeichnung', sentence: 'die Aufzeichnung konnte nicht gespeichert werden' },
      'last-link': { mark: 'letzter Kanal', sentence: 'der letzte Kanal: die ganze Verbindung wird aufgelegt' },
      call: { mark: 'RasHangUp', sentence: 'RasHangUp aufgerufen' },
      slow: { mark: 'langsam', sentence: 'wird noch aufgelegt' },
      stuck: { mark: 'hängt fest', sentence: 'hängt fest' },
      again: { mark: 'noch einmal', sentence: 'erneutes Auflegen angefordert' },
      'keep-waiting': { mark: 'weiter warten', sentence: 'auf Wunsch weiter gewartet' },
      resumed: { mark: 'weiter', sentence: 'nach dem Neustart von OnHook weiter beobachtet' },
      left: { mark: 'verlassen', sentence: 'nicht mehr beobachtet' },
    },
    listed: {
      mark: 'Liste',
      sentence: {
        one: 'Verbindungsliste gelesen, {count:number} Eintrag',
        other: 'Verbindungsliste gelesen, {count:number} Einträge',
      },
    },
    notListed: { mark: 'keine Liste', sentence: 'die Verbindungsliste war nicht lesbar: {answer}' },
    accepted: { mark: 'angenommen', sentence: 'RasHangUp gab 0 zurück: angenommen' },
    answered: 'RasHangUp gab {answer} zurück',
    state: 'Zustand in Windows: {state}',
    invalidHandle: { mark: 'ungültig', sentence: 'Windows kennt das Handle nicht mehr (6)' },
    noStatus: 'Zustand nicht verfügbar: {answer}',
    leftOut: {
      mark: '…',
      sentence: { one: '{count:number} Schritt nicht aufbewahrt', other: '{count:number} Schritte nicht aufbewahrt' },
    },
    witness: 'Zustand des Kanals: {answer}',
    states: { 8192: 'verbunden', 8193: 'getrennt' },
    witnesses: {
      closed: 'geschlossen',
      'parent-invalid': 'keine solche Verbindung',
      connected: 'verbunden',
      silent: 'keine Antwort',
      'not-asked': 'nicht gefragt',
    },
    ends: {
      gone: { mark: 'Beweis', sentence: 'Trennung bestätigt' },
      presumed: { mark: 'vermutlich', sentence: 'vermutlich getrennt, nicht bestätigt' },
      'already-gone': { mark: 'bereits getrennt', sentence: 'bereits getrennt' },
      failed: { mark: 'Fehler', sentence: 'fehlgeschlagen' },
      left: { mark: 'verlassen', sentence: 'nicht mehr beobachtet' },
    },
  },
})
