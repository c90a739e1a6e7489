/** Scenarios too long to be written by hand. */

const count = (length: number): readonly number[] => Array.from({ length }, (_, at) => at)

const DEVICES = [
  { type: 'vpn', device: 'WAN Miniport (IKEv2)', drain: '800ms' },
  { type: 'isdn', device: 'ISDN channel', drain: '2s' },
  { type: 'modem', device: 'U.S. Robotics 56K Fax', drain: '3.5s' },
  { type: 'PPPoE', device: 'WAN Miniport (PPPOE)', drain: '400ms' },
] as const

/** 64 connections with 8 links each. */
export const CROWD = [
  'onhook-scenario version=1 title="64 connections with 8 links each"',
  ...count(64).flatMap((at) => {
    const id = `line-${String(at + 1).padStart(2, '0')}`
    const { type, device, drain } = DEVICES[at % DEVICES.length] ?? DEVICES[0]
    return [
      `connection id=${id} name="Line ${at + 1}" type=${type} device="${device}" up=${at + 1}min drain=${drain}`,
      ...count(8).map(
        (link) =>
          `link of=${id} bps=64000 rate-in=${6400 * (link + 1)} rate-out=${1200 * (link + 1)} drain=${300 + 50 * link}ms`,
      ),
    ]
  }),
].join('\n')

/** Two entries that come and go for an hour, and one that stays. */
export const FLAPPING = [
  'onhook-scenario version=1 title="Connections that come and go"',
  'connection id=steady name="Broadband" type=PPPoE device="WAN Miniport (PPPOE)" up=3h rate-in=640000 rate-out=88000',
  ...count(360).map(
    (at) =>
      `connection id=vpn-${at} name="Office VPN" type=vpn device="WAN Miniport (IKEv2)" appears=${at * 10}s ends=${at * 10 + 6}s`,
  ),
  ...count(120).map(
    (at) =>
      `connection id=modem-${at} name="Weather service" type=modem device="U.S. Robotics 56K Fax" bps=56000 appears=${at * 30 + 3}s ends=${at * 30 + 21}s drain=3.5s`,
  ),
].join('\n')

/** Names that try to be more than text. */
export const NAMES = [
  'onhook-scenario version=1 title="Names that are hard to show"',
  `connection id=longest name="${'Long name '.repeat(25)}ends.." up=1min`,
  `connection id=unbroken name="${'W'.repeat(256)}" up=2min`,
  'connection id=markup name="<img src=x onerror=alert(1)><b>Office</b> &amp; Home" up=3min',
  String.raw`connection id=right-to-left name="\u202eNPV eciffO\u202c \u200f\u05d9\u05e9\u05e8\u05d0\u05dc" up=4min`,
  String.raw`connection id=unclosed name="Office \u2067\u202e\u2066 VPN" up=5min`,
  String.raw`connection id=high-surrogate name="Lone \ud83d high" up=6min`,
  String.raw`connection id=low-surrogate name="\udc4d lone low" up=7min`,
  String.raw`connection id=emoji name="\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 family line" up=8min`,
  'connection id=empty name="" up=9min',
  'connection id=blank name="   " up=10min',
  String.raw`connection id=lines name="Two\nlines and a\ttab" up=11min`,
  'connection id=dialled name=".+49 30 5550142" type=modem device="U.S. Robotics 56K Fax" phonebook="" up=12min',
  'connection id=twin-1 name="Twin" up=13min',
  'connection id=twin-2 name="Twin" up=14min',
  String.raw`connection id=combining name="Z\u0351\u036b\u0343\u036a\u0302\u0346\u0358o\u0307\u033a\u031c\u031e" type=QUANTUM device="" up=15min`,
].join('\n')
