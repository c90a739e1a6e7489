import { inherited, optional, required } from './fields.ts'
import type { ScenarioService, TimedCode, Witness } from './scenario.ts'
import * as read from './values.ts'

const NEVER = Number.POSITIVE_INFINITY

/** Lengths of RASCONNW's and RASCONNSTATUSW's fields, without the NUL. */
const NAME = read.text(256)
const DEVICE_TYPE = read.text(16)
const DEVICE_NAME = read.text(128)
const PHONE_NUMBER = read.text(128)
const PATH = read.text(259)
const ID = read.word

const RATE = read.whole(0, 1e12)
const SERVICES = ['running', 'stopped', 'disabled', 'starting', 'stopping', 'missing'] as const

export const HEADER_FIELDS = {
  version: required('version', read.whole(1, read.UINT32_MAX)),
  title: optional('title', read.text(1000), ''),
  service: optional<ScenarioService>('service', read.oneOf(...SERVICES), 'running'),
  events: optional('events', read.oneOf('each', 'once', 'never'), 'each'),
  sizeLimit: optional('size-limit', read.uint32, 0),
  grows: optional('grows', read.uint32, 0),
  lies: optional('lies', read.oneOf('none', 'count', 'bytes', 'unterminated'), 'none'),
}

const TRAFFIC_FIELDS = {
  bps: optional('bps', read.uint32, 0),
  rateIn: optional('rate-in', RATE, 0),
  rateOut: optional('rate-out', RATE, 0),
  received: optional('received', read.uint32, 0),
  sent: optional('sent', read.uint32, 0),
}

const hangUpFields = (drain: number) => ({
  drain: optional('drain', read.timeOrNever, drain),
  hangUpCodes: optional<readonly number[]>('hangup-codes', read.codes, [0]),
  hangUpBlocks: optional('hangup-blocks', read.timeOrNever, 0),
})

export const CONNECTION_FIELDS = {
  id: required('id', ID),
  name: inherited('name', NAME),
  deviceType: optional('type', DEVICE_TYPE, 'vpn'),
  deviceName: optional('device', DEVICE_NAME, 'WAN Miniport'),
  phonebook: optional('phonebook', PATH, 'C:\\ProgramData\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk'),
  number: optional('number', PHONE_NUMBER, ''),
  owner: optional('owner', read.oneOf('me', 'other', 'unknown', 'windows'), 'me'),
  allUsers: optional('all-users', read.yesNo, false),
  guid: optional('guid', read.oneOf('auto', 'none'), 'auto'),
  row: optional('row', read.oneOf('plain', 'no-handle', 'unreadable'), 'plain'),
  handle: inherited('handle', read.handle),
  up: optional('up', read.time, 0),
  appears: optional('appears', read.timeOrNever, 0),
  ends: optional('ends', read.timeOrNever, NEVER),
  state: optional('state', read.uint32, 0x2000),
  subState: optional('substate', read.uint32, 0),
  ...TRAFFIC_FIELDS,
  local: optional('local', read.address, ''),
  remote: optional('remote', read.address, ''),
  dialMode: optional('dial-mode', read.uint32, 1),
  idle: optional('idle', read.uint32, 0),
  ...hangUpFields(800),
  drainStates: optional<readonly TimedCode[]>('drain-states', read.statesFromHangUp, []),
  references: optional('refs', read.whole(1, 1000), 1),
  after: optional<readonly TimedCode[]>('after', read.codesFromEnd, [{ at: 0, code: 6 }]),
  listed: optional('listed', read.yesNo, true),
  listedLate: optional('listed-late', read.timeOrNever, 0),
  statusCodes: optional<readonly number[]>('status-codes', read.codes, [0]),
  statusBlocks: optional('status-blocks', read.timeOrNever, 0),
  recycledBy: inherited('recycled-by', ID),
  returns: optional('returns', read.timeOrNever, NEVER),
  returnsTimes: optional('returns-times', read.uint32, 1),
}

export const LINK_FIELDS = {
  of: required('of', ID),
  index: inherited('index', read.whole(1, 255)),
  deviceType: inherited('type', DEVICE_TYPE),
  deviceName: inherited('device', DEVICE_NAME),
  number: inherited('number', PHONE_NUMBER),
  connected: optional('connected', read.yesNo, true),
  ...TRAFFIC_FIELDS,
  ...hangUpFields(600),
  witness: optional<Witness>('witness', read.witness, { kind: 'honest' }),
  witnessLate: optional('witness-late', read.timeOrNever, 0),
  status: optional('status', read.uint32, 0),
  returns: optional('returns', read.timeOrNever, NEVER),
}

/** The functions that a `call` can override. */
export const CALL_NAMES = [
  'RasEnumConnectionsW',
  'RasGetConnectStatusW',
  'RasHangUpW',
  'RasGetSubEntryHandleW',
  'RasGetConnectionStatistics',
  'RasGetLinkStatistics',
  'RasGetEntryPropertiesW',
  'RasGetSubEntryPropertiesW',
  'RasGetProjectionInfoW',
  'RasGetProjectionInfoEx',
  'RasGetErrorStringW',
  'RasDialDlgW',
  'RasConnectionNotificationW',
] as const

export type Win32Name = (typeof CALL_NAMES)[number]

export const CALL_FIELDS = {
  name: required('name', read.oneOf('*', ...CALL_NAMES)),
  code: optional('code', read.uint32, 0),
  blocks: optional('blocks', read.timeOrNever, 0),
  from: optional('from', read.time, 0),
  lasts: optional('for', read.timeOrNever, NEVER),
  times: optional('times', read.uint32, 0),
}
