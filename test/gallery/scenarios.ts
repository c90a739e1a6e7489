import type { SCENARIO_NAMES } from '../../native/simulator/named-scenarios.ts'

/** Beside the scenarios that the simulator knows by name: small ones, each for one thing to be seen. */
const OWN = {
  states: [
    'onhook-scenario version=1 title="Lines that are not simply connected"',
    'connection id=connecting name="Broadband" type=PPPoE device="WAN Miniport (PPPOE)" state=3',
    'connection id=dormant name="Branch office" type=isdn device="ISDN channel" substate=1 up=5min',
    'connection id=closed name="Weather service" type=modem device="U.S. Robotics 56K Fax" state=0x2001',
    'connection id=unknown name="Vendor tunnel" type=vpn device="Vendor Adapter" state=4711 up=1176h',
    'connection id=dialled name=".+49 30 5550142" type=modem device="U.S. Robotics 56K Fax" up=2min',
  ],
  vpns: [
    'onhook-scenario version=1 title="Five tunnels"',
    ...[1, 2, 3].map(
      (at) => `connection id=site-${at} name="Site ${at}" type=vpn device="WAN Miniport (SSTP)" drain=800ms`,
    ),
    'connection id=office name="Office VPN" type=vpn device="WAN Miniport (IKEv2)" up=12min drain=1.2s drain-states=0x2001@500ms',
    'connection id=broadband name="Broadband" type=PPPoE device="WAN Miniport (PPPOE)" up=2160h rate-in=3200000 rate-out=410000',
  ],
  starting: [
    'onhook-scenario version=1 title="A list that takes its time"',
    'connection id=office name="Office VPN" type=vpn up=12min',
    'call name=RasEnumConnectionsW blocks=60s',
  ],
  stopped: ['onhook-scenario version=1 title="RasMan is not running" service=stopped', 'call name=* code=711'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type GalleryScenario = (typeof SCENARIO_NAMES)[number] | keyof typeof OWN

/** The text of one that the simulator does not know; null for the others. */
export function ownScenario(name: GalleryScenario): string | null {
  const own: Readonly<Partial<Record<string, readonly string[]>>> = OWN
  return own[name]?.join('\n') ?? null
}
