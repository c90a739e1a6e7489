import { describe, expect, it } from 'vitest'
import { createRas } from '../../../native/create-ras.ts'
import { createVirtualClock } from '../../fixtures/virtual-clock.ts'

const clock = createVirtualClock()

describe('Creating a RAS', () => {
  it('plays a scenario', async () => {
    const created = createRas({ kind: 'simulator', scenario: 'onhook-scenario version=1\nconnection id=a\n' }, clock)
    if (!created.ok) throw new Error(created.reason)
    expect(created.ras.source).toBe('simulator')
    await created.ras.open()
    expect(await created.ras.enumConnections()).toMatchObject({ kind: 'value', value: [{ entryName: 'a' }] })
  })

  it('says which line of a scenario is wrong', () => {
    const created = createRas({ kind: 'simulator', scenario: 'onhook-scenario version=1\nconection id=a\n' }, clock)
    expect(created).toEqual({ ok: false, reason: expect.stringMatching(/^Line 2: .*conection/) })
  })

  it.runIf(process.platform !== 'win32')('says at open that rasapi32.dll is Windows’ own', async () => {
    const created = createRas({ kind: 'system' }, clock)
    if (!created.ok) throw new Error(created.reason)
    expect(created.ras.source).toBe('system')
    const reason = expect.stringContaining('exists on Windows only')
    expect(await created.ras.open()).toEqual({ kind: 'unavailable', reason })
    expect(await created.ras.close(0)).toBe(true)
  })

  it('loads no library by a relative path', async () => {
    const created = createRas({ kind: 'library', path: 'rasapi32.dll' }, clock)
    if (!created.ok) throw new Error(created.reason)
    expect(created.ras.source).toBe('library')
    expect(await created.ras.open()).toEqual({
      kind: 'unavailable',
      reason: expect.stringContaining('must be absolute'),
    })
  })

  it('names the path and the reason of a library that cannot be loaded, and may be asked again', async () => {
    const created = createRas({ kind: 'library', path: '/nowhere/librasapi32.so' }, clock)
    if (!created.ok) throw new Error(created.reason)
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(await created.ras.open()).toEqual({
        kind: 'unavailable',
        reason: expect.stringMatching(/^\/nowhere\/librasapi32\.so could not be loaded: \S.*[^.]\.$/),
      })
    }
    expect(await created.ras.enumConnections()).toEqual({
      kind: 'unavailable',
      reason: 'The RAS library has not been opened.',
    })
  })
})
