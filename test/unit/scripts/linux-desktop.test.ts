import { expect, test } from 'vitest'
import { startsOn } from '../../../scripts/lib/linux-desktop.mjs'

const DESKTOP = { platform: 'linux', env: { DISPLAY: ':0' }, root: false, namespaces: true, helper: false }

test('on a desktop Electron starts with what the user asked for', () => {
  expect(startsOn(DESKTOP, ['--hidden'])).toEqual({ ok: true, switches: ['--hidden'], says: null })
})

test('without a display it does not start, and the reason names what is missing', () => {
  expect(startsOn({ ...DESKTOP, env: {} }, [])).toEqual({ ok: false, reason: expect.stringContaining('DISPLAY') })
})

test('Wayland is a display', () => {
  expect(startsOn({ ...DESKTOP, env: { WAYLAND_DISPLAY: 'wayland-0' } }, [])).toMatchObject({ ok: true })
})

test('as root it starts without the sandbox that Chromium has not for root, and says so', () => {
  expect(startsOn({ ...DESKTOP, root: true }, ['--hidden'])).toEqual({
    ok: true,
    switches: ['--no-sandbox', '--hidden'],
    says: 'Chromium has no sandbox for root: OnHook runs without it.',
  })
})

test('where no program may make a sandbox it starts without one, unless root has set up the helper', () => {
  const shut = { ...DESKTOP, namespaces: false }
  expect(startsOn(shut, [])).toMatchObject({ switches: ['--no-sandbox'], says: expect.stringContaining('no sandbox') })
  expect(startsOn({ ...shut, helper: true }, [])).toEqual({ ok: true, switches: [], says: null })
})

test('what the user switched off is not told again', () => {
  expect(startsOn({ ...DESKTOP, root: true }, ['--no-sandbox'])).toEqual({
    ok: true,
    switches: ['--no-sandbox'],
    says: null,
  })
})

test('other systems are not asked for a display', () => {
  expect(startsOn({ ...DESKTOP, platform: 'win32', env: {}, root: false }, [])).toEqual({
    ok: true,
    switches: [],
    says: null,
  })
})
