import { describe, expect, it } from 'vitest'
import {
  ERRORS,
  errorName,
  findError,
  hangUpClass,
  RAS_RANGE,
  ROUTER_RANGE,
  textSource,
} from '../../../native/errors.ts'

describe('the error table', () => {
  it('holds every RAS code without a gap', () => {
    const codes = new Set(ERRORS.map((entry) => entry.code))
    for (let code = RAS_RANGE.from; code <= RAS_RANGE.to; code++) expect(codes).toContain(code)
  })

  it('holds the first and the last router code', () => {
    expect(errorName(ROUTER_RANGE.from)).toBe('ERROR_ROUTER_STOPPED')
    expect(errorName(ROUTER_RANGE.to)).toBeDefined()
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
    expect(hangUpClass(617)).toBe('already-disconnecting')
    expect(hangUpClass(668)).toBe('already-gone')
    expect(hangUpClass(616)).toBe('transient')
    expect(hangUpClass(753)).toBe('not-allowed')
    expect(hangUpClass(5)).toBeNull()
    expect(hangUpClass(99999)).toBeNull()
  })

  it('keeps a meaning whole', () => {
    expect(findError(632)?.meaning).not.toContain('|')
  })

  it('sends each code to the function that has its text', () => {
    expect(textSource(600)).toBe('ras')
    expect(textSource(875)).toBe('ras')
    expect(textSource(876)).toBe('system')
    expect(textSource(900)).toBe('router')
    expect(textSource(6)).toBe('system')
    expect(textSource(13801)).toBe('system')
  })
})
