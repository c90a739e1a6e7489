import { PRESUMED_AFTER } from '../../bounds.ts'
import type { Refusal } from '../../schema.ts'
import type { EndedBy, Failure, NoticeKind } from '../../snapshot.ts'
import type { Formats } from '../format.ts'
import type { Words } from '../words.ts'

/** English for all that stands around the rows: the whole, buttons, questions, window, menu, news. */
export function enSurroundings(
  format: Formats,
  failure: (what: Failure) => string,
): Omit<Words, 'failure' | 'names' | 'state' | 'line' | 'proof' | 'step' | 'graph' | 'page'> {
  const { number, plural, elapsed, spokenSeconds } = format
  const whole = (ms: number): string => spokenSeconds(Math.floor(ms / 1000) * 1000)
  const knownAgo = (ms: number | null): string => (ms === null ? '' : ` This is what was known ${whole(ms)} ago.`)
  return {
    language: 'en',
    direction: 'ltr',
    format,
    product: 'OnHook',
    facts: (parts) => parts.join(' · '),
    whole: {
      connections: (count) =>
        plural(count, { one: `${number(count)} connection`, other: `${number(count)} connections` }),
      none: 'No RAS connection',
      unknown: 'Connections not known',
      empty: 'No RAS connection. OnHook watches.',
      notRas: 'VPNs that bring a network driver of their own, such as WireGuard or OpenVPN, do not appear here.',
      notRasShort: 'WireGuard and OpenVPN do not appear here',
      starting: 'Looking for connections…',
      simulated: 'Simulated connections',
      simulatedScenario: (name) => `Simulated connections · ${name}`,
      library: 'Connections of a test library',
      unavailable: (reason) => `OnHook cannot ask Windows for connections: ${reason}`,
      notAnswering: (ms, knownForMs) => `Windows has not answered for ${whole(ms)}.${knownAgo(knownForMs)}`,
      service: {
        stopped: 'RasMan, the service that holds connections, does not run.',
        disabled:
          'RasMan is disabled, so Windows can neither connect nor hang up. Open Services and let “Remote Access Connection Manager” start.',
        starting: 'RasMan, the service that holds connections, is starting.',
        stopping: 'RasMan, the service that holds connections, is stopping.',
      },
      serviceShort: {
        stopped: 'RasMan does not run',
        disabled: 'RasMan is disabled',
        starting: 'RasMan is starting',
        stopping: 'RasMan is stopping',
      },
      failing: (what, knownForMs) => `The list cannot be read: ${failure(what)}.${knownAgo(knownForMs)}`,
      lost: 'OnHook does not answer — trying again',
      linksShort: (connected, total) => `${number(connected)}/${number(total)} links`,
      more: (count) => `${number(count)} more`,
    },
    action: {
      hangUp: 'Hang up',
      hangUpNamed: (name) => `Hang up ${name}`,
      hangUpAgain: 'Hang up again',
      hangUpAgainNamed: (name) => `Hang up ${name} again`,
      hangUpLinkOf: (name, index) => `Hang up link ${number(index)} of ${name}`,
      hangUpChosen: 'Hang up the chosen connection',
      keepWaiting: 'Keep waiting',
      details: 'Details',
      leaveIt: 'Stop watching and keep a record',
      linksOf: (name) => `Links of ${name}`,
      hangUpAll: 'Hang up all',
      hangUpAllEllipsis: 'Hang up all…',
      quit: 'Quit',
      reconnect: 'Reconnect…',
      reconnectMayFail: 'Reconnect… (may fail)',
      reconnectNamed: (name) => `Reconnect ${name}…`,
      tryAgain: 'Try again',
      openServices: 'Open Services…',
      openWindow: 'Open window',
      settings: 'Settings',
      cancel: 'Cancel',
    },
    ask: {
      title: (name) => `Hang up ${name}?`,
      other: 'It belongs to another user of this PC.',
      unknown: 'Windows does not tell whose it is.',
      anyway: 'Hang up anyway',
      allTitle: 'Hang up all connections?',
      allConfirm: (count) =>
        plural(count, { one: `Hang up ${number(count)} connection`, other: `Hang up ${number(count)} connections` }),
      includeOthers: (count) =>
        plural(count, {
          one: 'Also the one that is not, or may not be, yours',
          other: `Also the ${number(count)} that are not, or may not be, yours`,
        }),
      allNone: 'None of them is known to be yours.',
      allChanged: 'The connections have changed since you were asked.',
      askAgain: 'Ask again',
      andMore: (count) => `and ${number(count)} more`,
    },
    finishing: {
      title: 'Finishing hang-up',
      willQuit: ([only, ...others]) =>
        only !== undefined && others.length === 0
          ? `OnHook will quit when ${only} is gone.`
          : `OnHook will quit when ${number(others.length + 1)} connections are gone.`,
      quitNow: 'Quit now',
      dontQuit: 'Don’t quit',
      running: (count) =>
        plural(count, {
          one: 'OnHook quits as soon as the connection is gone.',
          other: `OnHook quits as soon as ${number(count)} connections are gone.`,
        }),
      stuck: 'A hang-up is stuck. Quit when it is gone, or quit now and keep a record of it.',
      wait: 'Quit when it is gone',
    },
    recent: {
      title: 'Recent',
      ended: endedText,
      hungUpAgo: (ms) => `hung up ${format.duration(ms)} ago`,
      interrupted: 'Interrupted: OnHook ended before the proof, the port may be left open',
    },
    window: {
      pages: { connections: 'Connections', history: 'History', log: 'Log', settings: 'Settings' },
      pagesLabel: 'Pages',
      listLabel: 'Connections',
      device: 'Device',
      phonebook: 'Phone book',
      noPhonebook: 'None',
      owner: 'Owner',
      owners: { me: 'You', other: 'Another user', unknown: 'Not known' },
      connectedFor: 'Connected for',
      localAddress: 'Local address',
      remoteAddress: 'Remote address',
      dialMode: 'Links',
      asNeeded: 'Dialled as needed',
      notTold: 'Not told',
      traffic: 'Traffic now',
      receivedNow: 'Receiving',
      sentNow: 'Sending',
      receivedTotal: 'Received',
      sentTotal: 'Sent',
      links: 'Links',
      link: 'Link',
      state: 'State',
      speed: 'Speed',
      teardown: 'Hang-up',
      usually: 'Usually gone after',
      usual: (p50Ms, p95Ms) => `${elapsed(p50Ms)} (19 of 20 within ${elapsed(p95Ms)})`,
    },
    hint: {
      title: 'Hint',
      texts: {
        'first-run':
          'OnHook watches from here. Windows may keep its icon behind the arrow beside the clock: drag it onto the taskbar to have it in sight.',
        closed: 'The window is closed, and OnHook watches on from here. “Quit” ends it.',
      },
      putAway: 'Got it',
    },
    saving: {
      saved: (name) => `Saved as ${name}.`,
      notSaved: (reason) => `It could not be saved: ${reason}`,
      copied: 'Copied.',
      notCopied: 'It could not be copied.',
    },
    menu: {
      open: 'Open OnHook',
      startAtLogin: 'Start at login',
      hangUpAll: 'Hang up all',
      quit: 'Quit',
      row: (name, state) => `${name} — ${state}`,
    },
    announcement: {
      connected: (name) => `${name} is connected.`,
      hangingUp: (name) => `Hanging up ${name}.`,
      gone: (name, ms) => `${name} is gone after ${spokenSeconds(ms)}.`,
      presumedGone: (name) =>
        `${name} is presumed gone: ${spokenSeconds(PRESUMED_AFTER)} passed, its link says nothing.`,
      alreadyGone: (name) => `${name} was already gone.`,
      left: (name) => `${name} is no longer watched.`,
      failed: (name, what) => `${name} could not be hung up: ${failure(what)}.`,
      slow: (name) => `${name} is still hanging up.`,
      stuck: (name) => `${name} is stuck.`,
      ended: (name) => `${name} has ended.`,
      reconnected: (name) => `${name} has reconnected.`,
      cameBack: (name) => `${name} came back.`,
      more: (count) => `And ${number(count)} more.`,
      join: (sentences) => sentences.join(' '),
    },
    listMoved: 'The list moved; press again',
    refusal: (refusal) => REFUSALS[refusal],
    silent: {
      message: 'OnHook runs already, but does not answer.',
      detail:
        'Its journal says that it is hanging up a connection. Ending it now may leave the port open; a new OnHook then looks after that connection.',
      leave: 'Leave it alone',
      end: 'End it and start anew',
    },
    notice: (kind, detail) => (detail === '' ? NOTICES[kind] : `${NOTICES[kind]} (${detail})`),
  }
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  'no-such-row': 'It has gone from the list meanwhile.',
  'not-confirmed': 'It is not, or may not be, yours: confirm first.',
  'not-now': 'That cannot be done in this state.',
  'bad-request': 'OnHook did not understand the request.',
  'foreign-sender': 'OnHook does not answer this page.',
  'not-here': 'That is not to be had here.',
  busy: 'Too much was asked at once. Try again.',
  failed: 'That did not work; the log says why.',
}

const NOTICES: Readonly<Record<NoticeKind, string>> = {
  'journal-not-kept': 'The journal cannot be written: after a crash OnHook will not know what it was hanging up.',
  'receipt-not-kept': 'The record of a hang-up could not be kept.',
  'file-moved-aside': 'A damaged file was moved aside, or its damaged lines were; OnHook uses the rest.',
  'file-unreadable': 'A file could not be read.',
  'file-late': 'A file has not been read yet: the disk does not answer. OnHook goes on without it.',
  'records-not-understood': 'Records that this version does not understand were left as they are.',
  'no-tray': 'Nothing says that a tray shows OnHook’s icon, so its window stays open.',
  'view-crashed': 'A view has crashed again and again and was given up. The menu of the icon still works.',
  'settings-not-kept': 'The settings cannot be saved: what you change holds until OnHook quits.',
  'settings-newer':
    'The settings are from a newer OnHook: they are left as they are, and changes hold until OnHook quits.',
  'folder-not-writable': 'OnHook cannot write to its folder and keeps its files in a temporary one.',
  'unexpected-error': 'Something in OnHook went wrong. It goes on; the log says what it was.',
}

function endedText(by: EndedBy): string {
  switch (by.kind) {
    case 'not-onhook':
      return 'Ended, not by OnHook'
    case 'onhook':
      return 'Ended after a hang-up by OnHook that was not watched to its end'
    case 'line':
      return `Ended with the line under it, ${by.name}`
    case 'unknown':
      return 'Ended; by whom is not known'
  }
}
