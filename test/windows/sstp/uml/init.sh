#!/bin/sh
# The first and only program of the small machine: the host's files, read-only, with a few places that can be written.
# It prints to the console and switches the machine off. $1: the folder that the test made; $2: Node.js.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
say() { busybox echo "init: $*"; }
busybox mount -t proc proc /proc
busybox mount -t sysfs sys /sys
busybox mount --bind "$1" /mnt
for place in /run /tmp /etc/ppp; do busybox mount -t tmpfs tmpfs "$place"; done
busybox mkdir -p /dev/pts
busybox mount -t devpts devpts /dev/pts
[ -L /var/run ] || busybox mount --bind /run /var/run
busybox mount --bind /mnt/hosts /etc/hosts
: >/etc/ppp/options
busybox ip link set lo up
modules=/usr/lib/uml/modules/$(busybox uname -r)/kernel
for module in drivers/net/slip/slhc drivers/net/ppp/ppp_generic lib/crc-ccitt drivers/net/ppp/ppp_async; do
  busybox insmod "$modules/$module.ko" || say "no $module"
done
"$2" /mnt/dial-in.cjs
say "Node.js ended with $?"
busybox poweroff -f
