import type { DeviceKind } from '../../contract/snapshot.ts'

/** Windows spells device types in varying case. */
export function deviceKindOf(deviceType: string): DeviceKind {
  switch (deviceType.toLowerCase()) {
    case 'vpn':
      return 'vpn'
    case 'pppoe':
      return 'pppoe'
    case 'modem':
      return 'modem'
    case 'isdn':
      return 'isdn'
    default:
      return 'other'
  }
}
