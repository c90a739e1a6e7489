import { describe, expect, it } from 'vitest'
import { ERRORS, errorName, findError, hangUpMeaning, RAS_RANGE } from '../../../native/errors.ts'

describe('the error table', () => {
  it('holds every RAS code without a gap', () => {
    const codes = new Set(ERRORS.map((entry) => entry.code))
    for (let code = RAS_RANGE.from; code <= RAS_RANGE.to; code++) expect(codes).toContain(code)
  })

  it('holds the first and the last router code', () => {
    expect(errorName(900)).toBe('ERROR_ROUTER_STOPPED')
    expect(errorName(956)).toBeDefined()
  })

  it('lists no code twice', () => {
    expect(new Set(ERRORS.map((entry) => entry.code)).size).toBe(ERRORS.length)
  })

  it('gives every code a name and a meaning', () => {
    for (const entry of ERRORS) {
      expect(entry.name).toMatch(/^[A-Z][A-Z0-9_]+$/)
      expect(entry.meaning.length).toBeGreaterThan(5)
    }
  })

  it('names what a hang-up meets', () => {
    expect(errorName(6)).toBe('ERROR_INVALID_HANDLE')
    expect(errorName(668)).toBe('ERROR_NO_CONNECTION')
    expect(errorName(0x80070057)).toBe('E_INVALIDARG')
    expect(errorName(4711)).toBeUndefined()
  })

  it('tells what a code means to a hang-up', () => {
    expect(hangUpMeaning(617)).toBe('draining')
    expect(hangUpMeaning(668)).toBe('gone-already')
    expect(hangUpMeaning(616)).toBe('refused-for-now')
    expect(hangUpMeaning(711)).toBe('service')
    expect(hangUpMeaning(753)).toBe('refused')
    expect(hangUpMeaning(99999)).toBe('refused')
  })

  it('keeps a meaning whole', () => {
    expect(findError(632)?.meaning).not.toContain('|')
  })
})
