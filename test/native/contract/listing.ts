import { NO_GUID, type RasHandle } from '../../../native/port.ts'
import type { Contract } from './stage.ts'

/** RasEnumConnections: who is there, and every field of a row. */
export function listingCases({ plays, assert }: Contract): void {
  plays('lists nothing where nothing is connected', '', async ({ ras, value }) => {
    assert.deepEqual(await value(ras.enumConnections()), [])
  })

  plays(
    'lists every connection with all its fields, in order',
    String.raw`
connection id=office name="Head Office" type=vpn device="WAN Miniport (IKEv2)" phonebook="C:\\books\\one.pbk" all-users=yes
connection id=line type=modem device="Modem 56K" phonebook="C:\\books\\two.pbk" owner=other
connection id=bundle type=isdn owner=unknown
link of=bundle connected=no
link of=bundle
`,
    async ({ ras, value }) => {
      const rows = await value(ras.enumConnections())
      const { entryId, correlationId, luid, ...office } = rows[0] ?? assert.fail('no first row')
      assert.deepEqual(office, {
        handle: 0x1000n,
        entryName: 'Head Office',
        deviceType: 'vpn',
        deviceName: 'WAN Miniport (IKEv2)',
        phonebook: 'C:\\books\\one.pbk',
        subEntry: 1,
        owner: 'me',
        flags: 13,
        allUsers: true,
      })
      assert.equal(typeof luid, 'bigint')
      assert.deepEqual(
        rows.map((row) => [row.entryName, row.handle, row.deviceType, row.owner, row.allUsers, row.subEntry]),
        [
          ['Head Office', 0x1000n, 'vpn', 'me', true, 1],
          ['line', 0x2000n, 'modem', 'other', false, 1],
          ['bundle', 0x3000n, 'isdn', 'unknown', false, 2],
        ],
      )
      for (const id of [entryId, correlationId]) assert.ok(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id), id)
      assert.equal(new Set(rows.map((row) => row.correlationId)).size, 3)
      assert.equal(new Set(rows.map((row) => row.entryId)).size, 3)
      assert.ok(!rows.some((row) => row.correlationId === NO_GUID))
    },
  )

  plays(
    'shows the device of the first connected link in a bundle',
    `
connection id=bundle type=vpn device=Whole
link of=bundle type=isdn device="Channel 1" connected=no
link of=bundle type=isdn device="Channel 2"
`,
    async ({ row }) => {
      const { deviceType, deviceName, subEntry } = await row('bundle')
      assert.deepEqual(
        { deviceType, deviceName, subEntry },
        { deviceType: 'isdn', deviceName: 'Channel 2', subEntry: 2 },
      )
    },
  )

  plays('says so where Windows gives no correlation id', 'connection id=old guid=none', async ({ row }) => {
    assert.equal((await row('old')).correlationId, NO_GUID)
  })

  plays(
    'says of a row that cannot be read what is known of it, and keeps the others',
    'connection id=a name=Office\nconnection id=odd row=unreadable drain=20ms\nconnection id=c guid=none',
    async ({ ras, value, code, until }) => {
      const rows = await value(ras.enumConnections())
      assert.deepEqual(
        rows.map((row) => [row.entryName, row.handle, row.fault]),
        [
          ['Office', 0x1000n, undefined],
          ['', 0x2000n, 'unreadable'],
          ['c', 0x3000n, undefined],
        ],
      )
      const odd = rows[1] ?? assert.fail('no second row')
      assert.ok(odd.correlationId === NO_GUID && odd.owner === 'unknown')
      assert.equal(await code(ras.connectStatus(odd.handle)), 0)
      assert.equal(await code(ras.hangUp(odd.handle)), 0)
      await until('it is gone', async () => (await code(ras.connectStatus(odd.handle))) === 6)
    },
  )

  plays(
    'says of a row with the handle 0 that it has none, and makes no call with it',
    'connection id=a row=no-handle\nconnection id=b',
    async ({ ras, value }) => {
      const rows = await value(ras.enumConnections())
      assert.deepEqual(
        rows.map((row) => [row.entryName, row.handle, row.fault]),
        [
          ['a', 0n, 'no-handle'],
          ['b', 0x2000n, undefined],
        ],
      )
    },
  )

  const names = {
    'of 256 units': 'n'.repeat(256),
    'with lone surrogates': 'a\ud800b\udc00',
    'with right-to-left marks': '\u202egnp.exe\u202c \u05e9\u05dc\u05d5\u05dd',
    'with markup': '<img src=x onerror="alert(1)">&amp;',
    'with line breaks and quotes': '"one"\r\n\t\\two',
    'of a dialled number': '.+49 30 1234',
    'beyond the basic plane': '\u{1f4de} \u{10ffff}',
  }
  for (const [kind, name] of Object.entries(names)) {
    plays(`gives a name ${kind} unit for unit`, `connection id=a name="${escaped(name)}"`, async ({ ras, value }) => {
      const [row] = await value(ras.enumConnections())
      assert.equal(row?.entryName, name)
    })
  }

  plays(
    'gives handles of 64 bits as they are',
    `
connection id=small handle=0x1
connection id=above-double handle=0x20000000000001
connection id=highest handle=0xfffffffffffffff0
`,
    async ({ ras, value, code }) => {
      const rows = await value(ras.enumConnections())
      assert.deepEqual(
        rows.map((row) => row.handle),
        [1n, 0x20000000000001n, 0xfffffffffffffff0n],
      )
      for (const row of rows) assert.equal(await code(ras.connectStatus(row.handle)), 0, row.entryName)
    },
  )

  plays(
    'lists three hundred connections',
    Array.from({ length: 300 }, (_, index) => `connection id=row-${index}`).join('\n'),
    async ({ ras, value }) => {
      const rows = await value(ras.enumConnections())
      assert.equal(rows.length, 300)
      assert.equal(rows[299]?.entryName, 'row-299')
      assert.equal(rows[299]?.handle, 0x12c000n)
    },
  )

  plays(
    'lists a connection once it has come up',
    'connection id=late appears=40ms',
    async ({ ras, until, isListed }) => {
      await until('late is listed', () => isListed('late'))
      assert.equal((await ras.enumConnections()).kind, 'value')
    },
  )

  plays(
    'lists no more what has dropped by itself, and its handle is invalid at once',
    'connection id=short ends=40ms listed-late=1h after=0',
    async ({ ras, code, until, isListed }) => {
      await until('short is not listed', async () => !(await isListed('short')))
      assert.equal(await code(ras.connectStatus(HANDLE)), 6)
      assert.equal(await code(ras.hangUp(HANDLE)), 6)
    },
  )
}

/** The first connection of a scenario. */
const HANDLE = 0x1000n as RasHandle

/** As a scenario writes it: everything outside ASCII, and what has a meaning there, as an escape. */
function escaped(text: string): string {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at)
    return /[\w .<>=/()&;+-]/.test(unit) ? unit : `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`
  }).join('')
}
