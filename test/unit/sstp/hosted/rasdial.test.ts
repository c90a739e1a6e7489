import { expect, test } from 'vitest'
import { connectedIn, runProgram } from '../../../windows/sstp/hosted/rasdial.ts'

test.each([
  ['No connections\r\nCommand completed successfully.\r\n', []],
  ['Connected to\r\nOnHook SSTP\r\nCommand completed successfully.\r\n', ['OnHook SSTP']],
  ['Connected to\r\nOnHook SSTP\r\nOffice VPN\r\nCommand completed successfully.\r\n', ['OnHook SSTP', 'Office VPN']],
  ['\r\nRemote Access error 623 - The system could not find the phone book entry.\r\n', []],
  ['', []],
])('%j lists %j', (said, names) => {
  expect(connectedIn(said)).toEqual(names)
})

test('a program says what it says, and how it ended', async () => {
  const program = ['-e', 'console.log("Connected to"); process.exitCode = 3']
  expect(await runProgram(process.execPath, program)).toEqual({ code: 3, said: 'Connected to\n' })
})

test('a program that is not there has failed', async () => {
  expect(await runProgram('no-such-program-of-windows', [])).toMatchObject({ code: -1 })
})

test('a program that does not end is ended', async () => {
  expect((await runProgram(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], 300)).code).toBeNull()
})
