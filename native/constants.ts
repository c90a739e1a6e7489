/** Numbers of ras.h by name: to compare with, not to limit what Windows may answer. */

/** RASCONNSTATE. https://learn.microsoft.com/previous-versions/aa376727(v=vs.85) */
export const RASCS = {
  OpenPort: 0,
  PortOpened: 1,
  ConnectDevice: 2,
  DeviceConnected: 3,
  AllDevicesConnected: 4,
  Authenticate: 5,
  AuthNotify: 6,
  AuthRetry: 7,
  AuthCallback: 8,
  AuthChangePassword: 9,
  AuthProject: 10,
  AuthLinkSpeed: 11,
  AuthAck: 12,
  ReAuthenticate: 13,
  Authenticated: 14,
  PrepareForCallback: 15,
  WaitForModemReset: 16,
  WaitForCallback: 17,
  Projected: 18,
  StartAuthentication: 19,
  CallbackComplete: 20,
  LogonNetwork: 21,
  SubEntryConnected: 22,
  SubEntryDisconnected: 23,
  ApplySettings: 24,
  Interactive: 0x1000,
  RetryAuthentication: 0x1001,
  CallbackSetByCaller: 0x1002,
  PasswordExpired: 0x1003,
  InvokeEapUi: 0x1004,
  Connected: 0x2000,
  Disconnected: 0x2001,
} as const

/** RASCONNSUBSTATE: IKEv2 only, and only while the state is Connected. */
export const RASCSS = { None: 0, Dormant: 1, Reconnecting: 2, Reconnected: 0x2000 } as const

/** RASCONN.dwFlags. */
export const RASCF = { AllUsers: 1, OwnerKnown: 4, OwnerMatch: 8 } as const

/** RasConnectionNotification's dwFlags. */
export const RASCN = { Connection: 1, Disconnection: 2, BandwidthAdded: 4, BandwidthRemoved: 8 } as const

/** RASPROJECTION: the protocols that RasGetProjectionInfo can be asked about. */
export const RASP = { PppIp: 0x8021, PppIpv6: 0x8057 } as const

/** RASAPIVERSION of Windows 7: what RasGetProjectionInfoEx is asked for. */
export const RASAPIVERSION_601 = 4
/** RASPROJECTION_INFO_TYPE. */
export const PROJECTION_INFO_TYPE = { Ppp: 1, IkeV2: 2 } as const

/** RASTUNNELENDPOINT.dwType. */
export const ENDPOINT_TYPE = { Unknown: 0, IPv4: 1, IPv6: 2 } as const

/** The codes that this program acts upon; `errors.ts` has a name and a meaning for every code. */
export const CODE = {
  InvalidHandle: 6,
  InvalidParameter: 87,
  InvalidName: 123,
  NoMoreItems: 259,
  /** FormatMessage has no text. */
  NoMessage: 317,
  /** The attempt, or the hang-up, goes on. */
  Pending: 600,
  BufferTooSmall: 603,
  AlreadyDisconnecting: 617,
  PortNotOpen: 618,
  CannotOpenPhonebook: 621,
  CannotFindPhonebookEntry: 623,
  InvalidSize: 632,
  NoConnection: 668,
  ProtocolNotConfigured: 731,
  ServiceDoesNotExist: 1060,
  InvalidArgument: 0x80070057,
} as const
