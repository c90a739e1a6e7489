/** What the double plays in these tests: one connection for every way to drain, and a bundle. */
export const EVERY_DRAIN = `onhook-scenario version=1 title="Every drain"
connection id=quick  name="Quick VPN"    handle=0x1000 drain=200ms
connection id=office name="Office VPN"   handle=0x2000 drain=1.7s
connection id=slow   name="Pump station" handle=0x3000 drain=6s type=modem
connection id=never  name="Depot"        handle=0x4000 drain=never type=PPPoE
`

export const BUNDLE = `onhook-scenario version=1 title="A bundle"
connection id=bundle name="ISDN bundle" handle=0x5000 type=isdn drain=500ms
link of=bundle index=1 drain=600ms bps=64000
link of=bundle index=2 drain=600ms bps=64000
link of=bundle index=3 drain=600ms bps=64000
`

/** The handle of a link of the bundle above. */
export const linkHandle = (index: number): bigint => 0x5000n + BigInt(index)

export const THREE = `onhook-scenario version=1 title="Three"
connection id=office name="Office VPN"   handle=0x1000 drain=1.5s up=12min
connection id=mine   name="R&D _ line"   handle=0x2000 drain=200ms
connection id=theirs name="Their VPN"    handle=0x3000 drain=200ms owner=other
`

export const ONE_SLOW = `onhook-scenario version=1 title="One that takes its time"
connection id=office name="Office VPN" handle=0x1000 drain=3s
`

export const ONE_NEVER = `onhook-scenario version=1 title="One that never ends"
connection id=office name="Office VPN" handle=0x1000 drain=never
`

/** RasHangUp itself does not come back. */
export const ONE_BLOCKED = `onhook-scenario version=1 title="A call that never returns"
connection id=office name="Office VPN" handle=0x1000 drain=never hangup-blocks=never
`

/** A name of 256 units: markup, a right-to-left mark, a lone surrogate. */
const WICKED = '<img src=x onerror=alert(1)>\\u202e\\ud800'
export const WICKED_NAME = `<img src=x onerror=alert(1)>\u202e\ud800${'x'.repeat(256 - 30)}`
export const STRANGE = `onhook-scenario version=1 title="Strange"
connection id=wicked  name="${WICKED}${'x'.repeat(256 - 30)}" handle=0x1000 drain=200ms
connection id=unknown name="Odd" handle=0x2000 state=0x7777
`
