import { STUCK_AFTER } from '../../bounds.ts'
import type { Formats } from '../format.ts'
import type { PageWords } from '../page-words.ts'

export function enPages({ number, elapsed, spokenSeconds, plural }: Formats): PageWords {
  return {
    history: {
      search: 'Search',
      searchHint: 'Name, device or outcome',
      outcome: 'Outcome',
      anyOutcome: 'All outcomes',
      device: 'Kind of device',
      anyDevice: 'All devices',
      shown: (count, total) =>
        count === total
          ? plural(total, { one: `${number(total)} record`, other: `${number(total)} records` })
          : plural(total, {
              one: `${number(count)} of ${number(total)} record`,
              other: `${number(count)} of ${number(total)} records`,
            }),
      list: 'Records of hang-ups',
      empty: 'OnHook keeps a record of every hang-up. There is none yet.',
      noneFits: 'No record fits.',
      showAll: 'Show all',
      exportJson: 'Export JSON…',
      exportCsv: 'Export CSV…',
      usual: (p50Ms, p95Ms, count) =>
        plural(count, {
          one: `${elapsed(p50Ms)} (once)`,
          other: `${elapsed(p50Ms)} · 19 of 20 within ${elapsed(p95Ms)} (${number(count)} times)`,
        }),
      copy: 'Copy',
      copyNamed: (name) => `Copy the record of ${name}`,
      copied: 'Copied',
      proof: 'Proof',
      begun: 'Asked for',
      asker: 'Asked by',
      askers: {
        popover: 'You, in the popover',
        window: 'You, in the window',
        menu: 'You, in the tray menu',
        notification: 'You, in a notification',
        preview: 'You, in a browser',
        test: 'A test',
        resumed: 'OnHook, which was ended before the proof',
      },
      took: 'Took',
      calls: 'Calls to RasHangUp',
      hangUpOf: (name) => `Hang-up of ${name}`,
      term: (term, value) => `${term}: ${value}`,
    },
    log: {
      list: 'Native calls',
      shown: (count, total) =>
        count === total
          ? plural(total, { one: `${number(total)} call`, other: `${number(total)} calls` })
          : plural(total, {
              one: `${number(count)} of ${number(total)} call`,
              other: `${number(count)} of ${number(total)} calls`,
            }),
      function: 'Function',
      anyFunction: 'All functions',
      result: 'Result',
      anyResult: 'All results',
      troubled: 'Codes other than success',
      time: 'Time',
      arguments: 'Arguments',
      duration: 'Took',
      pause: 'Pause',
      goOn: 'Go on',
      copy: 'Copy',
      copied: 'Copied',
      saveReport: 'Save report…',
      reportHint:
        'For whoever helps: versions, settings, records and these calls, without names, numbers and addresses.',
      empty: 'Windows has not been asked anything yet.',
      noneFits: 'No call fits.',
    },
    settings: {
      states: { on: 'On', off: 'Off' },
      general: 'General',
      startAtLogin: { name: 'Start at login', about: 'OnHook begins in the tray when you log in.' },
      switchedOff:
        'Windows’ own list of start-up apps has OnHook switched off. Only there it can be switched on again.',
      openStartup: 'Open start-up apps…',
      notOffered: {
        portable: 'Not offered: a portable OnHook may be somewhere else at the next login. Install it to have this.',
        development: 'Not offered: this OnHook runs from its sources.',
        preview: 'Not offered: this is a preview in a browser.',
        system: 'Not offered: this system has no such list that OnHook knows.',
      },
      closeHides: {
        name: 'Keep watching when the window is closed',
        about: 'OnHook stays in the tray. Otherwise closing the window quits it.',
      },
      confirmHangUpAll: {
        name: 'Ask before all are hung up',
        about: 'Without the question “Hang up all” leaves out what is not, or may not be, yours.',
      },
      notifications: 'Notifications',
      notifyDropped: { name: 'A connection has ended', about: 'It ended without a hang-up by OnHook.' },
      notifyStuck: {
        name: 'A hang-up is stuck',
        about: `${spokenSeconds(STUCK_AFTER)} passed, or as long as this line usually takes, without a proof.`,
      },
      notifyGone: { name: 'A hang-up has ended', about: 'With its proof, each time.' },
      noNotifications: 'There is nothing here that shows notifications.',
      openNotifications: 'Windows’ settings for notifications…',
      look: 'Look and language',
      theme: 'Theme',
      themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
      language: 'Language',
      systemLanguage: 'As the system',
      troubles: 'When something goes wrong',
      record: {
        name: 'Record what Windows answers',
        about:
          'Each question to Windows, its answer and how long it took go into a file for whoever helps. Names, numbers and addresses are replaced. It ends by itself after an hour or 20 MB.',
      },
      recordingEnded: {
        asked: 'The recording has ended.',
        hour: 'The recording ended after an hour.',
        size: 'The recording ended at 20 MB.',
        quit: 'The recording ended with OnHook.',
        disk: 'The recording could not be written; the log says why.',
      },
      saveRecording: 'Save recording…',
    },
  }
}
