/** Scenarios in which RAS behaves well. */

/**
 * What a person without a RAS connection tries the product with: one of each kind, drains as long as such lines take, one
 * line that gets stuck and ends late, one row that belongs to somebody else.
 */
export const DEMO = `
onhook-scenario version=1 title="An office, a branch and a pump station"

connection id=office name="Office VPN" type=vpn device="WAN Miniport (IKEv2)" up=12min
  number=vpn.example.com bps=100000000 rate-in=2380000 rate-out=412000 received=214800000 sent=38650000
  local=10.20.4.57 remote=10.20.0.1 drain=800ms

connection id=isdn name="ISDN bundle" type=isdn device="ISDN channel - AVM ISDN" up=41min
  number="030 23125 142" local=172.16.8.23 remote=172.16.8.1 drain=2.1s drain-states=0x2001@1.8s
link of=isdn index=1 device="ISDN channel 1" bps=64000 rate-in=51200 rate-out=9600 received=15744000 sent=2952000 drain=600ms
link of=isdn index=2 device="ISDN channel 2" bps=64000 rate-in=49600 rate-out=9100 received=15252000 sent=2798000 drain=700ms
link of=isdn index=3 device="ISDN channel 3" bps=64000 rate-in=47200 rate-out=8800 received=14514000 sent=2706000 drain=900ms

connection id=broadband name="Broadband" type=PPPoE device="WAN Miniport (PPPOE)" up=41h all-users=yes
  bps=50000000 rate-in=6140000 rate-out=890000 received=3918000000 sent=1276000000
  local=203.0.113.84 remote=203.0.113.1 drain=400ms

connection id=headquarters name="Headquarters (SSTP)" type=vpn device="WAN Miniport (SSTP)" up=3.5h owner=other all-users=yes
  number=access.example.net bps=100000000 rate-in=96000 rate-out=31000 received=88200000 sent=20470000
  local=192.168.77.12 remote=192.168.77.1 drain=1.1s

connection id=modem name="Weather service" type=modem device="U.S. Robotics 56K Fax" up=6min
  number="030 23125 614" bps=56000 rate-in=33600 rate-out=4800 received=1512000 sent=216000
  local=198.51.100.31 remote=198.51.100.1 idle=600 drain=3.5s drain-states=0x2001@3.1s

connection id=pump name="Pump station 7" type=modem device="Standard 33600 bps Modem" up=2.4h
  number="030 23125 077" bps=33600 rate-in=2400 rate-out=1200 received=2592000 sent=1296000
  local=10.99.7.2 remote=10.99.7.1 drain=26s
`.replaceAll(/\n {2}/g, ' ')

export const EMPTY = `
onhook-scenario version=1 title="Nothing connected"
`

export const MULTILINK = `
onhook-scenario version=1 title="Bundles of several kinds"
connection id=isdn name="ISDN bundle" type=isdn device="ISDN channel" up=41min drain=2s
link of=isdn index=1 device="ISDN channel 1" bps=64000 rate-in=51200 rate-out=9600 drain=300ms
link of=isdn index=2 device="ISDN channel 2" bps=64000 rate-in=49600 rate-out=9100 drain=800ms
link of=isdn index=3 device="ISDN channel 3" bps=64000 rate-in=47200 rate-out=8800 drain=2.4s
connection id=modems name="Two modems" type=modem device="U.S. Robotics 56K Fax" up=4min drain=3.5s
link of=modems index=1 bps=56000 rate-in=33600 rate-out=4800 drain=1.7s
link of=modems index=2 connected=no bps=56000
link of=modems index=3 bps=33600 rate-in=21600 rate-out=2400 drain=6s
`

/** Links that are hung up come back, as long as the load asks for them. */
export const DIAL_AS_NEEDED = `
onhook-scenario version=1 title="A bundle that dials as needed"
connection id=isdn name="Branch office" type=isdn device="ISDN channel" up=18min dial-mode=2 idle=300 drain=2s
link of=isdn index=1 device="ISDN channel 1" bps=64000 rate-in=58000 rate-out=12000 drain=500ms
link of=isdn index=2 device="ISDN channel 2" bps=64000 rate-in=57000 rate-out=11000 drain=600ms returns=5s
link of=isdn index=3 device="ISDN channel 3" bps=64000 connected=no
`

/** A VPN that Windows triggers again and again. */
export const RECONNECTS = `
onhook-scenario version=1 title="A VPN that Windows connects by itself"
connection id=always-on name="Always On VPN" type=vpn device="WAN Miniport (IKEv2)" up=2h drain=700ms returns=1.5s returns-times=1000
connection id=plain name="Broadband" type=PPPoE device="WAN Miniport (PPPOE)" up=9h drain=400ms
`
