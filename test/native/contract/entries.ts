import type { Contract } from './stage.ts'

const BOOKS = String.raw`
connection id=office name="Café (\ud83d\ude00)" device="WAN Miniport (SSTP)" phonebook="C:\\books\\all.pbk" all-users=yes idle=600
connection id=bundle type=isdn device=Channels phonebook="C:\\books\\mine.pbk" dial-mode=2
link of=bundle device="Channel 1"
link of=bundle device="Channel 2" type=modem
connection id=number name=.110 phonebook="C:\\books\\mine.pbk"
`

/** RasGetEntryProperties, RasGetSubEntryProperties, RasGetErrorString. */
export function entryCases({ plays, assert }: Contract): void {
  plays('tells what is configured in an entry', BOOKS, async ({ ras, value }) => {
    assert.deepEqual(await value(ras.entryProperties('C:\\books\\all.pbk', 'Café (\ud83d\ude00)')), {
      subEntries: 1,
      dialMode: 1,
      idleDisconnectSeconds: 600,
      deviceType: 'vpn',
      deviceName: 'WAN Miniport (SSTP)',
      customDialDll: '',
    })
    const bundle = await value(ras.entryProperties('C:\\books\\mine.pbk', 'bundle'))
    assert.deepEqual([bundle.subEntries, bundle.dialMode], [2, 2])
  })

  plays('says 623 of an entry and 621 of a phone book that is not there', BOOKS, async ({ ras, code }) => {
    assert.equal(await code(ras.entryProperties('C:\\books\\mine.pbk', 'nobody')), 623)
    assert.equal(await code(ras.entryProperties('C:\\books\\lost.pbk', 'bundle')), 621)
    assert.equal(await code(ras.subEntryProperties('C:\\books\\mine.pbk', 'nobody', 1)), 623)
  })

  plays('tells the device of each sub-entry', BOOKS, async ({ ras, value, code }) => {
    assert.deepEqual(await value(ras.subEntryProperties('C:\\books\\mine.pbk', 'bundle', 1)), {
      deviceType: 'isdn',
      deviceName: 'Channel 1',
    })
    assert.deepEqual(await value(ras.subEntryProperties('C:\\books\\mine.pbk', 'bundle', 2)), {
      deviceType: 'modem',
      deviceName: 'Channel 2',
    })
    assert.equal(await code(ras.subEntryProperties('C:\\books\\mine.pbk', 'bundle', 3)), 623)
  })

  plays('has a text for a RAS code', '', async ({ ras, value }) => {
    assert.ok((await value(ras.errorString(633))).length > 0)
  })
}
