import { expect, test } from 'vitest'
import { answered, codeOf, play } from './play.ts'

const BOOK = 'C:\\Books\\office.pbk'
const LINES = String.raw`
connection id=a name=Office phonebook="C:\\Books\\office.pbk" type=isdn device=ISDN dial-mode=2 idle=300 all-users=yes
link of=a device="Channel 1"
link of=a device="Channel 2" connected=no
connection id=b name=Office phonebook="C:\\Books\\office.pbk" appears=9s
connection id=c name=Home device="WAN Miniport (IKEv2)" local=10.1.0.2 remote=10.1.0.1
connection id=d name=.555 type=modem
`

test('an entry tells its sub-entries, dial mode and idle time', async () => {
  const { ras } = await play(LINES)
  expect(answered(await ras.entryProperties(BOOK.toLowerCase(), 'Office'))).toEqual({
    subEntries: 2,
    dialMode: 2,
    idleDisconnectSeconds: 300,
    deviceType: 'isdn',
    deviceName: 'ISDN',
    customDialDll: '',
  })
})

test('a sub-entry tells its device, connected or not', async () => {
  const { ras } = await play(LINES)
  expect(answered(await ras.subEntryProperties(BOOK, 'Office', 2)).deviceName).toBe('Channel 2')
  expect(codeOf(await ras.subEntryProperties(BOOK, 'Office', 3))).toBe(623)
  expect(codeOf(await ras.subEntryProperties(BOOK, 'Office', 0))).toBe(87)
})

test('an unknown book is 621, an unknown entry and a dialled number are 623', async () => {
  const { ras, row } = await play(LINES)
  const { phonebook } = await row('.555')
  expect(codeOf(await ras.entryProperties('C:\\none.pbk', 'Office'))).toBe(621)
  expect(codeOf(await ras.entryProperties(BOOK, 'Home'))).toBe(623)
  expect(codeOf(await ras.entryProperties(phonebook, '.555'))).toBe(623)
})

test('addresses come from the projection and the status', async () => {
  const { ras, row } = await play(LINES)
  const { handle } = await row('Home')
  expect(answered(await ras.projection(handle))).toEqual([
    { kind: 'ikev2', localAddress: '10.1.0.2', remoteAddress: '10.1.0.1' },
  ])
  expect(answered(await ras.connectStatus(handle)).local).toEqual({ type: 'ipv4', address: '10.1.0.2' })
})

test('a connection without addresses has no projection', async () => {
  const { ras, row } = await play(LINES)
  expect(codeOf(await ras.projection((await row('Office')).handle))).toBe(731)
})

test('a code has a text if a table knows it', async () => {
  const { ras } = await play('')
  expect(answered(await ras.errorString(668))).not.toBe('')
  expect(codeOf(await ras.errorString(4_000_000_000))).toBe(87)
})

test("Windows' dialog brings an ended entry up a little later", async () => {
  const { ras, row, names, clock } = await play(LINES)
  const { phonebook, correlationId } = await row('Home')
  ras.drop('c')
  expect(await ras.reconnectDialog(phonebook, 'Home')).toEqual({ kind: 'value', value: null })
  expect(await names()).not.toContain('Home')
  await clock.advance(2000)
  expect((await row('Home')).correlationId).not.toBe(correlationId)
})

test('the dialog for an entry that is not there is refused', async () => {
  const { ras } = await play(LINES)
  expect(codeOf(await ras.reconnectDialog(BOOK, 'Elsewhere'))).toBe(623)
})
