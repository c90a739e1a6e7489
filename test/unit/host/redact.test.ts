import { describe, expect, test } from 'vitest'
import { createRedact } from '../../../electron/host/redact.ts'

const redact = createRedact(
  new Map([
    ['Anna', '<name>'],
    ['ANNAS-PC', '<name>'],
    ['Office VPN', 'entry 1'],
    ['Office VPN (old)', 'entry 2'],
    ['0221 4711', 'entry 3'],
    ['Al', 'entry 4'],
    ['.*', 'entry 5'],
    [' ', 'entry 6'],
  ]),
)

test.each([
  ['C:\\Users\\Anna\\AppData\\Roaming\\x', '<path>'],
  ["open 'C:\\Users\\Anna Maria\\App Data\\secret' now", "open '<path>' now"],
  ['C:/Users/anna/notes.txt:', '<path>:'],
  ['file:///C:/Users/Anna%20M/app.asar/out/main/main.cjs:12:34', '<path>/main.cjs:12:34'],
  ['at f (C:\\Users\\Anna\\out\\main.cjs:12:34)', 'at f (<path>/main.cjs:12:34)'],
  [
    "EACCES: permission denied, open 'D:\\Anna M\\settings.json'",
    "EACCES: permission denied, open '<path>/settings.json'",
  ],
  ['\\\\server\\home$\\anna\\rasphone.pbk', '<path>'],
  ['/home/anna/.config/OnHook/journal.jsonl', '<path>/journal.jsonl'],
  ['file:///home/anna/x/main.cjs:1:2', '<path>/main.cjs:1:2'],
  ['"/root/a/b.txt"', '"<path>"'],
])('a path is taken out: %s', (text, told) => {
  expect(redact(text)).toBe(told)
})

test.each([
  ['+49 221 4711-0', '<number>'],
  ['dialled 022147110 twice', 'dialled <number> twice'],
  ['(0221) 471100', '(<number>'],
  ['0049/221/4711', '<number>'],
])('a telephone number is taken out: %s', (text, told) => {
  expect(redact(text)).toBe(told)
})

test.each([
  ['10.20.30.40', '<address>'],
  ['from 192.168.1.7 to fe80::1ff:fe23:4567:890a', 'from <address> to <address>'],
  ['::1', '<address>'],
  ['anna.m@example.com', '<name>'],
])('an address is taken out: %s', (text, told) => {
  expect(redact(text)).toBe(told)
})

describe('A name that is known', () => {
  test.each([
    ['ANNA on annas-pc', '<name> on <name>'],
    ['Office VPN (old) and Office VPN', 'entry 2 and entry 1'],
    ['0221 4711', 'entry 3'],
    ['Al', 'entry 4'],
    ['.*', 'entry 5'],
  ])('is told by its number: %s', (text, told) => {
    expect(redact(text)).toBe(told)
  })

  test('is not found inside another word', () => {
    expect(redact('Also: Annabel')).toBe('Also: Annabel')
  })
})

test.each([
  'Hang-up m8x2k1-1 of a vpn connection: gone after 1283 ms',
  'views: 23 ms',
  'code 668 (ERROR_NO_CONNECTION)',
  'code 2147942405',
  'error -2147467259',
  'link 2 of a isdn connection begun by popover',
  'call hangUp refused: "connection" too_big',
  'OnHook 0.1.0 on Electron 45.4.1, win32 x64',
  'foreign sender at "app://onhook/window.html"',
  'h12, 3',
  'at 18:40:43',
  'state 8193, sub-state 2',
])('what helps stays as it is: %s', (text) => {
  expect(redact(text)).toBe(text)
})

test.each(['VPN', '10', 'Connection', 'a'])('an entry called "%s" does not shred what is said', (name) => {
  const redact = createRedact(new Map([[name, 'entry 1']]))
  const line = 'Hang-up m8-10 of a vpn connection: gone after 10 ms, connection 2 of 10'
  expect(redact(line)).toBe(line)
})

test.each(['Contoso VPN', 'VPN Müller', 'Branch 10', '1234567'])('an entry called "%s" is still taken out', (name) => {
  const redact = createRedact(new Map([[name, 'entry 1']]))
  expect(redact(`Error: ${name}, link 10 of a VPN`)).toBe('Error: entry 1, link 10 of a VPN')
})
