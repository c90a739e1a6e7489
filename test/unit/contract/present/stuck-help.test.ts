import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choicesOf } from '../../../../electron/contract/present/overall.ts'
import { type NextStep, stuckHelp } from '../../../../electron/contract/present/stuck-help.ts'
import type { DeviceKind } from '../../../../electron/contract/snapshot.ts'
import type { StuckFact } from '../../../../electron/contract/teardown-view.ts'

const RISK: readonly NextStep[] = [
  'keep-waiting',
  'hang-up-again',
  'close-other-program',
  'check-line',
  'leave-it',
  'restart-rasman',
  'restart-windows',
]
const known = fc.subarray<StuckFact>([
  'never-left-connected',
  'still-listed',
  'not-listed-port-open',
  'not-listed',
  'call-not-returned',
  'list-not-readable',
  'link-still-connected',
  'service-not-running',
])
const device = fc.constantFrom<DeviceKind>('vpn', 'pppoe', 'modem', 'isdn', 'other')

describe('what can be done about a stuck teardown', () => {
  test('is named in order of risk, and never begins with a restart', () => {
    fc.assert(
      fc.property(known, device, (facts, kind) => {
        const steps = stuckHelp({ known: facts, device: kind })
        expect(steps).toEqual(RISK.filter((step) => steps.includes(step)))
        expect(steps[0]).toBe('keep-waiting')
        expect(steps).toContain('leave-it')
      }),
    )
  })

  test('names the other program where Windows never left Connected', () => {
    const steps = stuckHelp({ known: ['never-left-connected'], device: 'vpn' })
    expect(steps).toEqual(['keep-waiting', 'hang-up-again', 'close-other-program', 'leave-it', 'restart-rasman'])
  })

  test('does not offer a second call while the first has not returned', () => {
    const steps = stuckHelp({ known: ['call-not-returned'], device: 'modem' })
    expect(steps).not.toContain('hang-up-again')
    expect(steps).toContain('check-line')
  })

  test('restarts nothing but the link for a link that is still connected', () => {
    expect(stuckHelp({ known: ['link-still-connected'], device: 'isdn' })).not.toContain('restart-rasman')
  })

  test('sends nobody to restart a service who may not', () => {
    fc.assert(
      fc.property(known, device, (facts, kind) => {
        const all = stuckHelp({ known: facts, device: kind, administers: true })
        const theirs = stuckHelp({ known: facts, device: kind, administers: false })
        expect(theirs).toEqual(all.filter((step) => step !== 'restart-rasman'))
        expect(stuckHelp({ known: facts, device: kind })).toEqual(all)
      }),
    )
  })

  test.each<StuckFact>(['call-not-returned', 'list-not-readable', 'not-listed-port-open', 'service-not-running'])(
    'offers no second call that could not be made: %s',
    (fact) => {
      expect(stuckHelp({ known: [fact], device: 'vpn' })).not.toContain('hang-up-again')
    },
  )

  test('and the row offers exactly what the help names', () => {
    fc.assert(
      fc.property(known, device, (facts, kind) => {
        const steps = stuckHelp({ known: facts, device: kind })
        const choices = choicesOf({
          id: 'x',
          elapsedMs: 11_000,
          resumed: false,
          progress: { phase: 'draining', mark: 'stuck', known: facts, keptWaiting: false },
        })
        expect(choices?.again).toBe(steps.includes('hang-up-again'))
        expect(choices?.leave).toBe(steps.includes('leave-it'))
      }),
    )
  })
})
