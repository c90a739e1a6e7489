import { describe, expect, test } from 'vitest'
import { chooseRas, type RasCircumstances } from '../../../electron/host/choose-ras.ts'

const HERE: RasCircumstances = { fallback: 'system', packaged: false, scenarioNames: ['demo', 'empty'] }
const choose = (ras?: string, scenario?: string, change: Partial<RasCircumstances> = {}) =>
  chooseRas({ ras, scenario }, { ...HERE, ...change })
const simulator = (name: string) => ({ kind: 'simulator', scenario: { kind: 'named', name } })

describe('which RAS', () => {
  test('nothing said is the fallback', () => {
    expect(choose()).toMatchObject({ choice: { kind: 'system' } })
    expect(choose('', '', { fallback: 'simulator' })).toMatchObject({ choice: simulator('demo') })
  })

  test('a name is taken at its word', () => {
    expect(choose('simulator')).toMatchObject({ choice: simulator('demo') })
    expect(choose('system', undefined, { fallback: 'simulator' })).toMatchObject({ choice: { kind: 'system' } })
  })

  test.each(['/tmp/double.so', 'C:\\double.dll', 'c:/double.dll', '\\\\server\\double.dll'])(
    '%s is a library',
    (path) => {
      expect(choose(path)).toMatchObject({ choice: { kind: 'library', path } })
    },
  )

  test('a packaged build loads no library that the environment names, and says so', () => {
    const chosen = choose('/tmp/double.so', undefined, { packaged: true })
    expect(chosen).toMatchObject({ ok: true, choice: { kind: 'system' } })
    expect(chosen).toMatchObject({ warnings: [expect.stringContaining('/tmp/double.so')] })
  })

  test.each(['System', 'double.so', './double.so', 'no'])('%s is not understood, so nothing is chosen', (ras) => {
    const chosen = choose(ras)
    expect(chosen).toMatchObject({ ok: false, source: 'system', reason: expect.stringContaining(`"${ras}"`) })
  })
})

describe('which scenario', () => {
  test('a known name is played', () => {
    expect(choose('simulator', 'empty')).toMatchObject({ choice: simulator('empty') })
  })

  test('a path is a file', () => {
    expect(choose('simulator', './mine.scenario')).toMatchObject({
      choice: { scenario: { kind: 'file', path: './mine.scenario' } },
    })
  })

  test('a packaged build plays no file', () => {
    const chosen = choose('simulator', '/tmp/mine.scenario', { packaged: true })
    expect(chosen).toMatchObject({ ok: false, source: 'simulator' })
  })

  test('an unknown name is answered with the known ones', () => {
    expect(choose('simulator', 'dmeo')).toMatchObject({
      ok: false,
      source: 'simulator',
      reason: 'ONHOOK_SCENARIO is "dmeo"; it can be "demo", "empty", or the path of a file.',
    })
  })

  test('it means nothing to a real RAS', () => {
    expect(choose('system', 'dmeo')).toMatchObject({ ok: true })
  })
})
