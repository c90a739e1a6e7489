import { RASAPIVERSION_601 } from '../../constants.ts'
import { guid, luid, member, pointer, struct, u8, u32, wide } from './layout.ts'

/** Every struct that passes to or from Windows, as the Windows 7 and later headers have it (WINVER 0x0601). */

const MAX_PATH = 260
const RAS_MAX_ENTRY_NAME = 257
const RAS_MAX_DEVICE_TYPE = 17
const RAS_MAX_DEVICE_NAME = 129
const RAS_MAX_PHONE_NUMBER = 129

/** A row of RasEnumConnections. https://learn.microsoft.com/previous-versions/windows/desktop/legacy/aa376725(v=vs.85) */
const RASCONNW = struct(
  'RASCONNW',
  {
    dwSize: u32,
    hrasconn: pointer,
    szEntryName: wide(RAS_MAX_ENTRY_NAME),
    szDeviceType: wide(RAS_MAX_DEVICE_TYPE),
    szDeviceName: wide(RAS_MAX_DEVICE_NAME),
    szPhonebook: wide(MAX_PATH),
    dwSubEntry: u32,
    guidEntry: guid,
    dwFlags: u32,
    luid,
    guidCorrelationId: guid,
  },
  { olderEndBefore: ['guidCorrelationId', 'dwFlags', 'guidEntry', 'szPhonebook'] },
)

/** Part of RASCONNSTATUS: `address` is a union of 4 and 16 bytes. https://learn.microsoft.com/previous-versions/windows/desktop/legacy/aa376728(v=vs.85) */
const RASTUNNELENDPOINT = struct('RASTUNNELENDPOINT', { dwType: u32, address: u8(16) })

/** RasGetConnectStatus. https://learn.microsoft.com/previous-versions/windows/desktop/legacy/aa376728(v=vs.85) */
const RASCONNSTATUSW = struct(
  'RASCONNSTATUSW',
  {
    dwSize: u32,
    rasconnstate: u32,
    dwError: u32,
    szDeviceType: wide(RAS_MAX_DEVICE_TYPE),
    szDeviceName: wide(RAS_MAX_DEVICE_NAME),
    szPhoneNumber: wide(RAS_MAX_PHONE_NUMBER),
    localEndPoint: member(RASTUNNELENDPOINT),
    remoteEndPoint: member(RASTUNNELENDPOINT),
    rasconnsubstate: u32,
  },
  { olderEndBefore: ['localEndPoint', 'szPhoneNumber'] },
)

/** RasGetConnectionStatistics and RasGetLinkStatistics. https://learn.microsoft.com/windows/win32/api/ras/ns-ras-ras_stats */
const RAS_STATS = struct('RAS_STATS', {
  dwSize: u32,
  dwBytesXmited: u32,
  dwBytesRcved: u32,
  dwFramesXmited: u32,
  dwFramesRcved: u32,
  dwCrcErr: u32,
  dwTimeoutErr: u32,
  dwAlignmentErr: u32,
  dwHardwareOverrunErr: u32,
  dwFramingErr: u32,
  dwBufferOverrunErr: u32,
  dwCompressionRatioIn: u32,
  dwCompressionRatioOut: u32,
  dwBps: u32,
  dwConnectDuration: u32,
})

/** RasGetEntryProperties. https://learn.microsoft.com/previous-versions/windows/desktop/legacy/aa377274(v=vs.85) */
const RASENTRYW = struct(
  'RASENTRYW',
  {
    dwSize: u32,
    dwfOptions: u32,
    dwCountryID: u32,
    dwCountryCode: u32,
    szAreaCode: wide(11),
    szLocalPhoneNumber: wide(RAS_MAX_PHONE_NUMBER),
    dwAlternateOffset: u32,
    ipaddr: u8(4),
    ipaddrDns: u8(4),
    ipaddrDnsAlt: u8(4),
    ipaddrWins: u8(4),
    ipaddrWinsAlt: u8(4),
    dwFrameSize: u32,
    dwfNetProtocols: u32,
    dwFramingProtocol: u32,
    szScript: wide(MAX_PATH),
    szAutodialDll: wide(MAX_PATH),
    szAutodialFunc: wide(MAX_PATH),
    szDeviceType: wide(RAS_MAX_DEVICE_TYPE),
    szDeviceName: wide(RAS_MAX_DEVICE_NAME),
    szX25PadType: wide(33),
    szX25Address: wide(201),
    szX25Facilities: wide(201),
    szX25UserData: wide(201),
    dwChannels: u32,
    dwReserved1: u32,
    dwReserved2: u32,
    dwSubEntries: u32,
    dwDialMode: u32,
    dwDialExtraPercent: u32,
    dwDialExtraSampleSeconds: u32,
    dwHangUpExtraPercent: u32,
    dwHangUpExtraSampleSeconds: u32,
    dwIdleDisconnectSeconds: u32,
    dwType: u32,
    dwEncryptionType: u32,
    dwCustomAuthKey: u32,
    guidId: guid,
    szCustomDialDll: wide(MAX_PATH),
    dwVpnStrategy: u32,
    dwfOptions2: u32,
    dwfOptions3: u32,
    szDnsSuffix: wide(256),
    dwTcpWindowSize: u32,
    szPrerequisitePbk: wide(MAX_PATH),
    szPrerequisiteEntry: wide(RAS_MAX_ENTRY_NAME),
    dwRedialCount: u32,
    dwRedialPause: u32,
    ipv6addrDns: u8(16),
    ipv6addrDnsAlt: u8(16),
    dwIPv4InterfaceMetric: u32,
    dwIPv6InterfaceMetric: u32,
    ipv6addr: u8(16),
    dwIPv6PrefixLength: u32,
    dwNetworkOutageTime: u32,
  },
  { olderEndBefore: ['ipv6addr', 'ipv6addrDns', 'dwfOptions2', 'dwType', 'dwSubEntries'] },
)

/** RasGetSubEntryProperties. https://learn.microsoft.com/previous-versions/windows/desktop/legacy/aa377839(v=vs.85) */
const RASSUBENTRYW = struct('RASSUBENTRYW', {
  dwSize: u32,
  dwfFlags: u32,
  szDeviceType: wide(RAS_MAX_DEVICE_TYPE),
  szDeviceName: wide(RAS_MAX_DEVICE_NAME),
  szLocalPhoneNumber: wide(RAS_MAX_PHONE_NUMBER),
  dwAlternateOffset: u32,
})

/** RasGetProjectionInfo for RASP_PppIp. https://learn.microsoft.com/previous-versions/windows/desktop/legacy/aa377634(v=vs.85) */
const RASPPPIPW = struct(
  'RASPPPIPW',
  {
    dwSize: u32,
    dwError: u32,
    szIpAddress: wide(16),
    szServerIpAddress: wide(16),
    dwOptions: u32,
    dwServerOptions: u32,
  },
  { olderEndBefore: ['dwOptions', 'szServerIpAddress'] },
)

/** RasGetProjectionInfo for RASP_PppIpv6. https://learn.microsoft.com/windows/win32/api/ras/nf-ras-rasgetprojectioninfow */
const RASPPPIPV6 = struct('RASPPPIPV6', {
  dwSize: u32,
  dwError: u32,
  bLocalInterfaceIdentifier: u8(8),
  bPeerInterfaceIdentifier: u8(8),
  bLocalCompressionProtocol: u8(2),
  bPeerCompressionProtocol: u8(2),
})

/** https://learn.microsoft.com/windows/win32/api/ras/ns-ras-rasppp_projection_info */
const RASPPP_PROJECTION_INFO = struct('RASPPP_PROJECTION_INFO', {
  dwIPv4NegotiationError: u32,
  ipv4Address: u8(4),
  ipv4ServerAddress: u8(4),
  dwIPv4Options: u32,
  dwIPv4ServerOptions: u32,
  dwIPv6NegotiationError: u32,
  bInterfaceIdentifier: u8(8),
  bServerInterfaceIdentifier: u8(8),
  fBundled: u32,
  fMultilink: u32,
  dwAuthenticationProtocol: u32,
  dwAuthenticationData: u32,
  dwServerAuthenticationProtocol: u32,
  dwServerAuthenticationData: u32,
  dwEapTypeId: u32,
  dwServerEapTypeId: u32,
  dwLcpOptions: u32,
  dwLcpServerOptions: u32,
  dwCcpError: u32,
  dwCcpCompressionAlgorithm: u32,
  dwCcpServerCompressionAlgorithm: u32,
  dwCcpOptions: u32,
  dwCcpServerOptions: u32,
})

/** https://learn.microsoft.com/windows/win32/api/ras/ns-ras-rasikev2_projection_info */
const RASIKEV2_PROJECTION_INFO = struct('RASIKEV2_PROJECTION_INFO', {
  dwIPv4NegotiationError: u32,
  ipv4Address: u8(4),
  ipv4ServerAddress: u8(4),
  dwIPv6NegotiationError: u32,
  ipv6Address: u8(16),
  ipv6ServerAddress: u8(16),
  dwPrefixLength: u32,
  dwAuthenticationProtocol: u32,
  dwEapTypeId: u32,
  dwFlags: u32,
  dwEncryptionMethod: u32,
  numIPv4ServerAddresses: u32,
  ipv4ServerAddresses: pointer,
  numIPv6ServerAddresses: u32,
  ipv6ServerAddresses: pointer,
})

/**
 * RasGetProjectionInfoEx. `body` is a union: RASPPP_PROJECTION_INFO or RASIKEV2_PROJECTION_INFO, as `type` says.
 * https://learn.microsoft.com/windows/win32/api/ras/ns-ras-ras_projection_info
 */
const RAS_PROJECTION_INFO = struct(
  'RAS_PROJECTION_INFO',
  { version: u32, type: u32, body: member(RASPPP_PROJECTION_INFO, RASIKEV2_PROJECTION_INFO) },
  { version: RASAPIVERSION_601 },
)

/** QueryServiceStatusEx. https://learn.microsoft.com/windows/win32/api/winsvc/ns-winsvc-service_status_process */
const SERVICE_STATUS_PROCESS = struct('SERVICE_STATUS_PROCESS', {
  dwServiceType: u32,
  dwCurrentState: u32,
  dwControlsAccepted: u32,
  dwWin32ExitCode: u32,
  dwServiceSpecificExitCode: u32,
  dwCheckPoint: u32,
  dwWaitHint: u32,
  dwProcessId: u32,
  dwServiceFlags: u32,
})

/**
 * QueryServiceConfig: the part before its strings.
 * https://learn.microsoft.com/windows/win32/api/winsvc/ns-winsvc-query_service_configw
 */
const QUERY_SERVICE_CONFIGW = struct('QUERY_SERVICE_CONFIGW', { dwServiceType: u32, dwStartType: u32 })

export const STRUCTS = {
  RASCONNW,
  RASCONNSTATUSW,
  RASTUNNELENDPOINT,
  RAS_STATS,
  RASENTRYW,
  RASSUBENTRYW,
  RASPPPIPW,
  RASPPPIPV6,
  RASPPP_PROJECTION_INFO,
  RASIKEV2_PROJECTION_INFO,
  RAS_PROJECTION_INFO,
  SERVICE_STATUS_PROCESS,
  QUERY_SERVICE_CONFIGW,
} as const
