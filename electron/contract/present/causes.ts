import type { CauseOfFailure, FailureStep } from '../words/words.ts'

/**
 * What a code of Windows means to a person. The same code says something else where a hang-up was refused, where a
 * connection could not be made, and where a line has ended; `asked`: where Windows was only asked something. Codes that stand nowhere here are told in Windows' own words.
 */
export type Situation = 'hang-up' | 'dial' | 'ended' | 'asked'

export interface Cause {
  readonly cause: CauseOfFailure
  /** What can be done; null where there is nothing better than to know it. */
  readonly step: FailureStep | null
}

type Lines = readonly (readonly [cause: CauseOfFailure, step: FailureStep | null, ...codes: readonly number[]])[]

/** Anywhere, unless the situation has a line of its own. */
const ANYWHERE: Lines = [
  ['not-allowed', 'ask-administrator', 5, 65, 1314],
  ['no-such-connection', null, 6],
  ['not-accepted', 'send-report', 87, 604, 610, 632],
  ['not-on-this-system', null, 50, 120, 127],
  ['out-of-memory', 'close-programs', 8, 14, 614, 1450],
  ['no-answer-in-time', 'try-later', 638, 1460],
  ['service-not-answering', 'restart-service', 711, 834, 1062, 1722, 1723, 1726, 1753],
  ['port-in-use', 'end-other', 602, 633],
  ['port-closed', null, 606, 618, 619],
  ['device-missing', 'plug-in', 608, 615, 620, 797],
  ['still-ending', 'wait', 617],
  ['entry-missing', 'set-up-again', 621, 622, 623, 625],
  ['line-dropped', 'dial-again', 628, 668],
  ['other-side-ended', 'dial-again', 629, 719],
  ['device-error', 'restart-modem', 630, 651, 692],
  ['cancelled', null, 631, 703, 1223],
  ['no-reason', 'try-later', 635],
  ['line-busy', 'try-later', 676],
  ['person-answered', 'check-number', 677],
  ['no-answer', 'check-number', 678],
  ['no-dial-tone', 'check-cable', 680],
  ['hours', 'try-later', 646],
  ['account-disabled', 'ask-operator', 647],
  ['password-expired', 'change-password', 648],
  ['no-permission', 'ask-operator', 649],
  ['server-silent', 'check-server', 650, 718, 721],
  ['wrong-password', 'check-password', 691],
  ['no-common-protocol', 'check-properties', 720, 732, 733, 734],
  ['address-refused', 'check-properties', 735],
  ['already-dialling', 'wait', 756],
  ['no-card-reader', 'plug-in', 764],
  ['sharing', 'check-sharing', 765, 783],
  ['no-certificate', 'install-certificate', 766, 781, 13806],
  ['for-now', 'try-later', 774],
  ['server-not-proven', 'ask-operator', 778, 835],
  ['security-not-agreed', 'check-security', 788, 789, 13868],
  ['certificate-refused', 'install-certificate', 790, 13801],
  ['server-not-reached', 'check-server', 800],
  ['gre-blocked', 'check-firewall', 806],
  ['vpn-blocked', 'check-firewall', 809],
  ['policy', 'ask-operator', 812, 849, 919],
  ['no-network-adapter', 'check-cable', 814],
  ['idle', 'change-idle-time', 828],
  ['line-failed', 'dial-again', 829],
  ['signed-out', null, 830],
  ['user-switched', null, 831],
  ['hibernated', 'dial-again', 832],
  ['slept', 'dial-again', 833],
  ['name-not-found', 'check-server', 868, 11001],
  ['router', 'use-router', 753],
]

const OWN: Readonly<Record<Situation, Lines>> = {
  asked: [],
  'hang-up': [
    ['already-ending', 'wait', 600, 616, 617],
    ['still-dialling', 'hang-up-later', 756],
    ['already-ended', null, 6, 606, 618, 619, 628, 629, 630, 631, 668],
    ['not-yours-to-end', 'ask-administrator', 5],
    ['port-held', 'end-other', 602, 633],
  ],
  dial: [
    ['ended-while-dialling', 'dial-again', 6, 618, 619, 628, 668],
    ['last-one-ending', 'wait', 617],
  ],
  ended: [
    ['line-dropped', 'dial-again', 6, 618, 619],
    ['hung-up-here', null, 617, 631],
    ['service-stopped', 'dial-again', 711, 834],
    ['server-silent', 'dial-again', 718, 721],
  ],
}

const table = (lines: Lines): ReadonlyMap<number, Cause> =>
  new Map(lines.flatMap(([cause, step, ...codes]) => codes.map((code) => [code, { cause, step }] as const)))

const anywhere = table(ANYWHERE)
const own: Readonly<Record<Situation, ReadonlyMap<number, Cause>>> = {
  'hang-up': table(OWN['hang-up']),
  dial: table(OWN.dial),
  ended: table(OWN.ended),
  asked: table(OWN.asked),
}

/** Null: nobody has written a sentence for it. */
export function causeOf(code: number, situation: Situation): Cause | null {
  const plain = win32Of(code)
  return own[situation].get(plain) ?? anywhere.get(plain) ?? null
}

/** 0x8007xxxx carries a Win32 code, whether it came as a signed number or not. */
function win32Of(code: number): number {
  const unsigned = code >>> 0
  return unsigned >>> 16 === 0x8007 ? unsigned & 0xffff : code
}
