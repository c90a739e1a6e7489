import { PRESUMED_AFTER } from '../../bounds.ts'
import type { Failure } from '../../snapshot.ts'
import type { Formats } from '../format.ts'
import type { Words } from '../words.ts'
import { enPages } from './pages.ts'
import { enSurroundings } from './program.ts'
import { enGraph, enSteps } from './steps.ts'

export function english(format: Formats): Words {
  const { number, duration, elapsed, rate, plural } = format
  const failure = (what: Failure): string => {
    switch (what.kind) {
      case 'code':
        return what.name === null ? `error ${what.code}` : `${what.code} (${what.name})`
      case 'unavailable':
        return what.reason
      case 'busy':
        return 'Windows has not answered yet'
      case 'malformed':
        return `Windows' answer made no sense: ${what.reason}`
    }
  }

  return {
    ...enSurroundings(format, failure),
    step: enSteps(format),
    graph: enGraph(format),
    page: enPages(format),
    failure,
    names: {
      none: '(no name)',
      apart: (name, facts) => `${name} (${facts.join(', ')})`,
      scopes: { mine: 'yours', 'all-users': 'all users', other: 'another user’s', unknown: 'owner not known' },
      since: (time) => `since ${time}`,
      link: (index) => `Link ${number(index)}`,
      linkOf: (name, index) => `${name}, link ${number(index)}`,
      dialled: 'dialled number',
      dialledHost: 'dialled host',
      notMine: { other: 'of another user', unknown: 'owner not known' },
      device: { vpn: 'VPN', pppoe: 'PPPoE', modem: 'Modem', isdn: 'ISDN', other: 'Other device' },
    },
    state: {
      connected: 'Connected',
      connecting: 'Connecting',
      notConnected: 'Not connected',
      dormant: 'Dormant',
      reconnecting: 'Reconnecting…',
      hangingUp: 'Hanging up',
      stillHangingUp: 'Still hanging up',
      stuck: 'Stuck',
      gone: 'Gone',
      presumedGone: 'Presumed gone',
      alreadyGone: 'Already gone',
      failed: 'Failed',
      reconnected: 'Reconnected',
      cameBack: 'Came back',
      interrupted: 'Interrupted',
      left: 'No longer watched',
      unknown: (code) => `Unknown (${code})`,
      unknownSubstate: (code) => `Connected, sub-state ${code}`,
      connectFailed: (what) => `Not connected: ${failure(what)}`,
      unread: (what) => `Unknown: ${failure(what)}`,
    },
    line: {
      hangingUp: (ms) => `Hanging up… ${elapsed(ms)}`,
      stillHangingUp: (ms) => `Still hanging up · ${elapsed(ms)}`,
      stuck: (ms) => `Stuck · ${elapsed(ms)}`,
      usually: (ms) => `usually ${elapsed(ms)}`,
      noAnswer: (ms) => `no answer for ${duration(ms)}`,
      goneAfter: (ms) => `Gone after ${elapsed(ms)}`,
      failed: (what) => `Failed: ${failure(what)}`,
      links: (connected, total) =>
        plural(total, {
          one: `${number(connected)} of ${number(total)} link`,
          other: `${number(connected)} of ${number(total)} links`,
        }),
      resumed: 'begun before OnHook started again',
      hungUpNotWatched: 'hung up, no longer watched',
      safeToRedial: 'safe to redial',
      redialMayFail: 'redialling may fail: the end is not proven',
      waitToRedial: 'wait a moment before redialling',
      received: (bitsPerSecond) => `↓ ${rate(bitsPerSecond)}`,
      sent: (bitsPerSecond) => `↑ ${rate(bitsPerSecond)}`,
      mayComeBack: 'Windows dials these links as needed: one that is hung up may come back.',
      lastLink: 'This is the last link: the whole connection goes with it.',
    },
    proof: {
      evidence: EVIDENCE,
      gone: (evidence) => {
        const [first] = evidence
        return first === undefined ? 'Gone' : `Gone — ${EVIDENCE[first]}`
      },
      presumed: `Presumed gone — ${duration(PRESUMED_AFTER)} passed, its link says nothing`,
      presumedShort: `${duration(PRESUMED_AFTER)} passed, no proof to be had`,
      left: 'No longer watched — whether it is gone is not known',
      alreadyGone: (what) =>
        what === null ? 'Already gone when asked' : `Already gone — Windows answered ${failure(what)}`,
      known: {
        'never-left-connected': 'Windows still lists it as connected. Another program may hold it.',
        'still-listed': 'Windows still lists it.',
        'not-listed': 'Windows no longer lists it; whether its port is still open is not known.',
        'not-listed-port-open': 'Windows no longer lists it, but its port is still open.',
        'call-not-returned': 'Windows has not answered the hang-up yet.',
        'list-not-readable': 'The list of connections cannot be read at the moment.',
        'identity-not-known': 'Windows lists a connection that may be this one, but not which one it is.',
        'link-still-connected': 'Windows says that the link is still connected.',
        'service-not-running': 'RasMan, the service that holds connections, does not run.',
      },
      stuck: 'There is no proof that it is gone.',
      next: 'What you can do, the safest first',
      steps: {
        'keep-waiting': 'Wait. OnHook watches on and tells you when it is gone.',
        'hang-up-again': 'Hang up again.',
        'close-other-program': 'Close the program that made the connection, if it was another one.',
        'check-line': 'Look at the modem or the line: switched off and on again, it lets go of the port.',
        'leave-it': 'Stop watching. OnHook keeps a record and says no more about it.',
        'restart-rasman': 'Restart the service “Remote Access Connection Manager”. That ends every connection.',
        'restart-windows': 'If nothing else helps: restart Windows. That closes the port in any case.',
      },
    },
  }
}

const EVIDENCE = {
  'invalid-handle': 'Windows no longer knows the connection',
  'not-enumerated': 'Windows no longer lists the connection',
  'handle-recycled': 'Windows has given its handle to another connection',
  'sub-entry-closed': 'Windows says that the link is closed',
  'parent-gone': 'the whole connection is gone',
} as const
