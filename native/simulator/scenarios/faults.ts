/** Scenarios in which RAS misbehaves, one way each. */

export const STUCK = `
onhook-scenario version=1 title="Hang-ups that end late or never"
connection id=never name="Pump station 7" type=modem device="Standard 33600 bps Modem" up=2h bps=33600 drain=never
connection id=late name="Weather service" type=modem device="U.S. Robotics 56K Fax" up=6min bps=56000 drain=14s
connection id=held name="Office VPN" type=vpn device="WAN Miniport (IKEv2)" up=12min refs=2 drain=800ms
connection id=unlisted name="Broadband" type=PPPoE device="WAN Miniport (PPPOE)" up=3h drain=12s listed=no
connection id=bundle name="ISDN bundle" type=isdn device="ISDN channel" up=41min drain=2s
link of=bundle index=1 bps=64000 drain=600ms
link of=bundle index=2 bps=64000 drain=never
`

/** RasHangUp that does not return, while the line drains or does not. */
export const BLOCKED = `
onhook-scenario version=1 title="RasHangUp that blocks"
connection id=long name="Pump station 7" type=modem device="Standard 33600 bps Modem" up=2h hangup-blocks=20s drain=18s
connection id=short name="Office VPN" type=vpn device="WAN Miniport (IKEv2)" up=12min hangup-blocks=4s drain=800ms
connection id=never name="Custom dialler" type=modem device="Vendor Modem" up=1h hangup-blocks=never drain=never
connection id=status name="Broadband" type=PPPoE device="WAN Miniport (PPPOE)" up=3h status-blocks=1.5s drain=400ms
connection id=bundle name="ISDN bundle" type=isdn device="ISDN channel" up=41min
link of=bundle index=1 bps=64000
link of=bundle index=2 bps=64000 hangup-blocks=15s
`

/** What is asked of a link that was hung up is not what is so. */
export const LIAR = `
onhook-scenario version=1 title="Links whose witness lies"
connection id=isdn name="ISDN bundle" type=isdn device="ISDN channel" up=41min
link of=isdn index=1 bps=64000 drain=600ms
link of=isdn index=2 bps=64000 drain=600ms witness=lie
link of=isdn index=3 bps=64000 drain=600ms witness-late=5s
link of=isdn index=4 bps=64000 drain=600ms witness=50
connection id=zombie name="Office VPN" type=vpn device="WAN Miniport (IKEv2)" up=12min drain=800ms after=0@0,6@6s
connection id=ghost name="Broadband" type=PPPoE device="WAN Miniport (PPPOE)" up=3h drain=400ms listed-late=4s
connection id=silent name="Weather service" type=modem device="U.S. Robotics 56K Fax" up=6min drain=1s after=668
`

export const REFUSED = `
onhook-scenario version=1 title="Hang-ups that are refused"
connection id=denied name="Service tunnel" type=vpn device="WAN Miniport (IKEv2)" up=3h owner=other all-users=yes hangup-codes=5
connection id=router name="Branch router" type=isdn device="ISDN channel" up=9h owner=unknown hangup-codes=753
connection id=pending name="Weather service" type=modem device="U.S. Robotics 56K Fax" up=6min hangup-codes=616,616,0 drain=1.2s
connection id=dialling name="Pump station 7" type=modem device="Standard 33600 bps Modem" state=3 hangup-codes=756,756,756,756,0
connection id=leaving name="Broadband" type=PPPoE device="WAN Miniport (PPPOE)" up=3h hangup-codes=617 drain=500ms
connection id=gone name="Office VPN" type=vpn device="WAN Miniport (IKEv2)" up=12min hangup-codes=668
connection id=odd name="Vendor tunnel" type=vpn device="Vendor Adapter" up=1h hangup-codes=4711
`

/** Windows hands the number of an ended connection to another one. */
export const RECYCLED = `
onhook-scenario version=1 title="Handle values that are used again"
connection id=first name="Office VPN" type=vpn device="WAN Miniport (IKEv2)" up=12min drain=800ms recycled-by=second
connection id=second name="Broadband" type=PPPoE device="WAN Miniport (PPPOE)" appears=never drain=400ms
connection id=third name="Weather service" type=modem device="U.S. Robotics 56K Fax" up=6min guid=none drain=1.2s recycled-by=fourth
connection id=fourth name="Pump station 7" type=modem device="Standard 33600 bps Modem" appears=never guid=none drain=2s
`

export const DISABLED = `
onhook-scenario version=1 title="RasMan is disabled" service=disabled
call name=* code=711
`

export const FAILING = `
onhook-scenario version=1 title="The list cannot be read for a while"
connection id=office name="Office VPN" type=vpn device="WAN Miniport (IKEv2)" up=12min drain=800ms
connection id=broadband name="Broadband" type=PPPoE device="WAN Miniport (PPPOE)" up=3h drain=6s
call name=RasEnumConnectionsW code=711 from=5s for=15s
call name=RasGetConnectionStatistics code=635 from=30s for=10s
`
