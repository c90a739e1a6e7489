import { describe, expect, it } from 'vitest'
import { RasService } from '../../../../../native/system/windows/service.ts'
import { type FakeFunction, fakeLibrary } from '../fake-library.ts'

const opens =
  (pointer: bigint): FakeFunction =>
  () => ({ pointer, code: 0 })
const says =
  (state: number): FakeFunction =>
  (call) => {
    call.write(2, 4, state)
    return 0
  }

const manager = { OpenSCManagerW: opens(0x10n), OpenServiceW: opens(0x20n), CloseServiceHandle: () => 0 } as const

describe('The state of RasMan', () => {
  it.each([
    [1, 'stopped'],
    [2, 'starting'],
    [3, 'stopping'],
    [4, 'running'],
    [7, 'unknown'],
    [4711, 'unknown'],
  ] as const)('%i is %s', async (state, word) => {
    const service = new RasService(fakeLibrary({ ...manager, QueryServiceStatusEx: says(state) }))
    expect(await service.state()).toEqual({ kind: 'value', value: word })
  })

  it('is disabled where it is stopped and may not be started', async () => {
    const library = fakeLibrary({
      ...manager,
      QueryServiceStatusEx: says(1),
      QueryServiceConfigW(call) {
        call.write(1, 4, 4)
        return 0
      },
    })
    expect(await new RasService(library).state()).toEqual({ kind: 'value', value: 'disabled' })
  })

  it('is asked of the service by its name, with the right to look only', async () => {
    let seen: unknown
    const library = fakeLibrary({
      ...manager,
      OpenServiceW(call) {
        seen = [call.arguments[0], call.text(1), call.arguments[2]]
        return { pointer: 0x20n, code: 0 }
      },
      QueryServiceStatusEx: says(4),
    })
    await new RasService(library).state()
    expect(seen).toEqual([0x10n, 'RasMan', 5n])
  })

  it('takes one call once the service is open', async () => {
    const library = fakeLibrary({ ...manager, QueryServiceStatusEx: says(4) })
    const service = new RasService(library)
    for (let look = 0; look < 3; look++) await service.state()
    expect(library.calls).toEqual([
      'OpenSCManagerW',
      'OpenServiceW',
      'QueryServiceStatusEx',
      'QueryServiceStatusEx',
      'QueryServiceStatusEx',
    ])
  })

  it('is unavailable, in a sentence, where Windows has no such service', async () => {
    const library = fakeLibrary({
      ...manager,
      OpenServiceW: () => ({ pointer: 0n, code: 1060 }),
      QueryServiceStatusEx: says(4),
    })
    expect(await new RasService(library).state()).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringContaining('RasMan'),
    })
  })

  it('passes on why it may not be asked, and asks anew the next time', async () => {
    let allowed = false
    const library = fakeLibrary({
      ...manager,
      OpenServiceW: () => (allowed ? { pointer: 0x20n, code: 0 } : { pointer: 0n, code: 5 }),
      QueryServiceStatusEx: says(4),
    })
    const service = new RasService(library)
    expect(await service.state()).toEqual({ kind: 'code', code: 5 })
    allowed = true
    expect(await service.state()).toEqual({ kind: 'value', value: 'running' })
  })

  it('lets go of a handle that has become useless', async () => {
    let lost = true
    const library = fakeLibrary({ ...manager, QueryServiceStatusEx: (call) => (lost ? 6 : says(4)(call)) })
    const service = new RasService(library)
    expect(await service.state()).toEqual({ kind: 'code', code: 6 })
    lost = false
    expect(await service.state()).toEqual({ kind: 'value', value: 'running' })
    expect(library.calls.filter((name) => name === 'CloseServiceHandle').length).toBe(2)
  })

  it('is running for a library that has no service behind it', async () => {
    const library = fakeLibrary({})
    expect(await new RasService(library).state()).toEqual({ kind: 'value', value: 'running' })
  })

  it.each([
    ['there is no such service', { OpenServiceW: () => ({ pointer: 0n, code: 1060 }) }],
    ['the service may not be opened', { OpenServiceW: () => ({ pointer: 0n, code: 5 }) }],
    ['the manager may not be opened', { OpenSCManagerW: () => ({ pointer: 0n, code: 5 }) }],
    ['the service cannot be asked', { QueryServiceStatusEx: () => 6 }],
  ] as const)('leaves nothing open where %s, however often it is asked', async (_what, fails) => {
    const open = new Set<bigint>()
    let next = 0x100n
    const opening: FakeFunction = () => {
      open.add(++next)
      return { pointer: next, code: 0 }
    }
    const library = fakeLibrary({
      OpenSCManagerW: opening,
      OpenServiceW: opening,
      QueryServiceStatusEx: says(4),
      CloseServiceHandle(call) {
        open.delete(call.arguments[0] ?? 0n)
        return 0
      },
      ...fails,
    })
    const service = new RasService(library)
    for (let look = 0; look < 5; look++) await service.state()
    expect([...open]).toEqual([])
  })
})

it('holds two handles at most through an hour in which RasMan is missing, stopped, starting, running and gone again', async () => {
  const open = new Set<bigint>()
  let next = 0x100n
  let most = 0
  let state: number | 'missing' = 'missing'
  const opening = (): { pointer: bigint; code: number } => {
    open.add(++next)
    most = Math.max(most, open.size)
    return { pointer: next, code: 0 }
  }
  const library = fakeLibrary({
    OpenSCManagerW: opening,
    OpenServiceW: () => (state === 'missing' ? { pointer: 0n, code: 1060 } : opening()),
    QueryServiceStatusEx: (call) => (state === 'missing' ? 6 : says(state)(call)),
    QueryServiceConfigW: () => 0,
    CloseServiceHandle(call) {
      open.delete(call.arguments[0] ?? 0n)
      return 0
    },
  })
  const service = new RasService(library)
  // Asked each five seconds.
  for (let look = 0; look < 720; look += 1) {
    state = (['missing', 1, 2, 4, 'missing', 2] as const)[Math.floor(look / 30) % 6] ?? 'missing'
    await service.state()
  }
  expect(most).toBe(2)
  expect(open.size).toBeLessThanOrEqual(2)
})
