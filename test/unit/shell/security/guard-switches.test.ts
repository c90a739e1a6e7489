import { expect, test } from 'vitest'
import { guardSwitches } from '../../../../electron/shell/security/guard-switches.ts'

function guard(platform: string, ...args: readonly string[]) {
  const removed: string[] = []
  const { lines, refusal } = guardSwitches(
    { removeSwitch: (name) => void removed.push(name) },
    ['/opt/onhook', ...args],
    platform,
  )
  return { removed, lines, refusal }
}

test('what OnHook itself and a screen want is kept', () => {
  const args = [
    '--hidden',
    '--user-data-dir=/x',
    '--quit',
    '--lang=de',
    '--disable-gpu',
    '--force-device-scale-factor=2',
  ]
  expect(guard('linux', ...args)).toEqual({ removed: [], lines: [], refusal: null })
})

test.each([
  'remote-debugging-port=9222',
  'remote-debugging-pipe',
  'inspect=127.0.0.1:1',
  'load-extension=/x',
  'renderer-cmd-prefix=/bin/sh',
  'browser-subprocess-path=/x',
  'disable-web-security',
  'disable-site-isolation-trials',
  'ignore-certificate-errors',
  'host-resolver-rules=MAP * 127.0.0.1',
  'proxy-server=evil.test',
  'enable-features=X',
  'enable-blink-features=X',
  'force-webrtc-ip-handling-policy=default',
  'log-net-log=/x',
  'a-switch-that-comes-one-day',
])('--%s is taken away, and the log tells', (given) => {
  const name = given.split('=')[0]
  expect(guard('linux', `--${given}`)).toEqual({
    removed: [name],
    lines: [`switch taken away: --${name}`],
    refusal: null,
  })
})

test('switches are found in each form that Chromium reads', () => {
  expect(guard('linux', '-remote-debugging-port=1').removed).toEqual(['remote-debugging-port'])
  expect(guard('win32', '/Remote-Debugging-Port=1').removed).toEqual(['remote-debugging-port'])
  expect(guard('linux', '/home/me/x').removed).toEqual([])
  expect(guard('linux', '--', '--remote-debugging-port=1').removed).toEqual([])
})

test.each(['js-flags=--expose-gc', 'single-process', 'no-zygote', 'disable-namespace-sandbox'])(
  '--%s has acted before OnHook could take it away: it does not start',
  (given) => {
    const name = given.split('=')[0]
    expect(guard('linux', `--${given}`).refusal).toBe(
      `OnHook does not start with --${name}. Start it without this switch.`,
    )
  },
)

test('without a sandbox it starts, where none can be had, and the log tells', () => {
  expect(guard('linux', '--no-sandbox')).toEqual({
    removed: [],
    lines: ['started without Chromium’s sandbox: --no-sandbox'],
    refusal: null,
  })
})

test('a switch is no way to write into the log', () => {
  const [line] = guard('linux', `--x\nforged${'y'.repeat(500)}`).lines
  expect(line).toMatch(/^switch taken away: --x\?forged/)
  expect(line?.length).toBeLessThan(100)
})
