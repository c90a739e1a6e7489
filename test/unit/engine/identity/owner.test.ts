import { describe, expect, test } from 'vitest'
import { contradictionsOfOwner, liesIn, ownerOf } from '../../../../electron/engine/identity/owner.ts'
import type { RasOwner } from '../../../../native/port.ts'

const PROFILE = ['C:\\Users\\Ada', '\\\\files\\profiles\\ada\\AppData\\Roaming']
const OWN_BOOK = 'C:\\Users\\Ada\\AppData\\Roaming\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk'
const COMMON_BOOK = 'C:\\ProgramData\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk'
const THEIR_SESSION = 0x9c4f2n
const SYSTEM = 0x3e7n

const row = (owner: RasOwner, luid: bigint, phonebook = COMMON_BOOK, allUsers = false) =>
  ({ owner, luid, phonebook, allUsers }) as const

describe('whose a connection is', () => {
  test.each([
    ['the flags match', row('me', 0x3e8a1n), 'me', 'flags'],
    ['the flags match and Windows dialled', row('me', SYSTEM, COMMON_BOOK, true), 'me', 'flags'],
    ['its phone book lies in the profile, and Windows dialled it', row('other', SYSTEM, OWN_BOOK), 'me', 'phonebook'],
    ['its phone book lies in the profile, and no flag says more', row('unknown', 0n, OWN_BOOK), 'me', 'phonebook'],
    ['the session is another one’s, and the flags do not match', row('other', THEIR_SESSION), 'other', 'session'],
    ['the flags do not match, and the session is not told', row('other', 0n), 'unknown', 'none'],
    ['the flags do not match, and a service of Windows dialled', row('other', 0x3e5n), 'unknown', 'none'],
    ['a session is told, and nobody says whose', row('unknown', THEIR_SESSION), 'unknown', 'none'],
    ['Windows dialled for all users', row('other', SYSTEM, 'D:\\books\\all.pbk', true), 'windows', 'system'],
    ['Windows dialled from its own phone book', row('unknown', SYSTEM), 'windows', 'system'],
    ['Windows dialled from a phone book somewhere', row('other', SYSTEM, 'D:\\books\\one.pbk'), 'unknown', 'none'],
    ['Windows dialled from another profile', row('other', SYSTEM, OWN_BOOK.replace('Ada', 'Bob')), 'unknown', 'none'],
    ['Windows dialled without a phone book', row('other', SYSTEM, ''), 'unknown', 'none'],
  ] as const)('%s', (_what, connection, owner, evidence) => {
    expect(ownerOf(connection, PROFILE)).toEqual({ owner, evidence })
  })

  test('nothing lies in a profile that is not known', () => {
    for (const profile of [[], [''], ['C:\\'], ['Users\\Ada'], ['\\\\files']])
      expect(ownerOf(row('unknown', 0n, OWN_BOOK), profile).owner).toBe('unknown')
  })
})

describe('a phone book lies in a folder', () => {
  test.each([
    [OWN_BOOK, 'C:\\Users\\Ada', true],
    [OWN_BOOK.toUpperCase(), 'c:\\users\\ada\\', true],
    [OWN_BOOK.replaceAll('\\', '/'), 'C:\\Users\\Ada', true],
    [`\\\\?\\${OWN_BOOK}`, 'C:\\Users\\Ada', true],
    ['\\\\FILES\\profiles\\ada\\a.pbk', '\\\\?\\UNC\\files\\profiles\\Ada', true],
    ['C:\\Users\\Adalbert\\a.pbk', 'C:\\Users\\Ada', false],
    ['C:\\Users\\Ada', 'C:\\Users\\Ada', false],
    ['C:\\Users\\Ada\\..\\Bob\\a.pbk', 'C:\\Users\\Ada', false],
    ['D:\\Users\\Ada\\a.pbk', 'C:\\Users\\Ada', false],
    ['Users\\Ada\\a.pbk', 'C:\\Users\\Ada', false],
    ['\\\\files\\profiles\\ada.pbk', '\\\\files\\profiles', false],
    ['', 'C:\\Users\\Ada', false],
  ])('%s in %s: %s', (path, folder, lies) => {
    expect(liesIn(path, folder)).toBe(lies)
  })
})

test('flags that name another user contradict a phone book in the profile', () => {
  expect(contradictionsOfOwner(row('other', THEIR_SESSION, OWN_BOOK), PROFILE)).toEqual(['owner-and-phonebook'])
  expect(contradictionsOfOwner(row('other', SYSTEM, OWN_BOOK), PROFILE)).toEqual([])
  expect(contradictionsOfOwner(row('me', 1n, OWN_BOOK, true), PROFILE)).toEqual(['all-users-and-phonebook'])
  expect(contradictionsOfOwner(row('other', THEIR_SESSION), PROFILE)).toEqual([])
})
