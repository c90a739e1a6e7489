import { describe, expect, it } from 'vitest'
import type { RasApi, RasHandle } from '../../native/port.ts'
import { MOST_THREADS } from '../../native/system/calls/limits.ts'
import { FUNCTIONS, type FunctionName } from '../../native/system/functions.ts'
import { doubleMissing } from '../fixtures/double.ts'
import { blocked, numbered, play, until, untilAnswer, watch } from './blocking-stage.ts'

/** Each function blocked in turn: what a healthy line, or the line itself, is still answered. */

const missing = doubleMissing()

/** Every function that can block beside a list that answers, and a call of it. */
const CALLS: Readonly<Record<string, (ras: RasApi, handle: RasHandle, index: number) => Promise<unknown>>> = {
  RasGetConnectStatusW: (ras, handle) => ras.connectStatus(handle),
  RasGetSubEntryHandleW: (ras, handle) => ras.subEntryHandle(handle, 1),
  RasHangUpW: (ras, handle) => ras.hangUp(handle),
  RasGetConnectionStatistics: (ras, handle) => ras.connectionStatistics(handle),
  RasGetLinkStatistics: (ras, handle) => ras.linkStatistics(handle, 1),
  RasGetEntryPropertiesW: (ras, _handle, index) => ras.entryProperties(`book ${index}`, `b${index}`),
  RasGetSubEntryPropertiesW: (ras, _handle, index) => ras.subEntryProperties(`book ${index}`, `b${index}`, 1),
  RasGetProjectionInfoW: (ras, handle) => ras.projection(handle),
  RasGetProjectionInfoEx: (ras, handle) => ras.projection(handle),
  RasGetErrorStringW: (ras) => ras.errorString(619),
}

/** At sixteen: one function of each kind, for the others share its threads. */
const MANY = [
  'RasGetConnectStatusW',
  'RasGetSubEntryHandleW',
  'RasHangUpW',
  'RasGetLinkStatistics',
  'RasGetEntryPropertiesW',
]

describe.skipIf(missing !== null).each([
  [1, Object.keys(CALLS)],
  [16, MANY],
])('With %i calls blocked on other connections', (count, names) => {
  it.each(names)('of %s a healthy line is hung up and proved gone', async (name) => {
    const ids = numbered(count, (i) => `b${i}`)
    const { ras, handle, called } = await play([
      ...ids.map((id, i) => `connection id=${id} phonebook="book ${i}"`),
      'connection id=free drain=20ms',
      'connection id=bundle',
      'link of=bundle',
      'link of=bundle drain=20ms',
      `call name=${name} blocks=never times=${count}`,
    ])
    for (const [index, id] of ids.entries()) void CALLS[name]?.(ras, handle(id), index)
    const { calls } = FUNCTIONS[name as FunctionName]
    // Texts are asked for one at a time, whoever wants them.
    await until(() => blocked(ras, calls) === (name === 'RasGetErrorStringW' ? 1 : count))
    expect((await ras.enumConnections()).kind).toBe('value')
    expect(await ras.hangUp(handle('free'))).toEqual({ kind: 'value', value: null })
    expect(called('RasHangUpW')).toContain(handle('free'))
    await untilAnswer(() => ras.connectStatus(handle('free')), 6)
    const link = await ras.subEntryHandle(handle('bundle'), 2)
    if (link.kind !== 'value') throw new Error(`The link says ${link.kind}.`)
    expect(await ras.hangUp(link.value)).toEqual({ kind: 'value', value: null })
    await untilAnswer(() => ras.subEntryHandle(handle('bundle'), 2), 618)
  })

  it('of the list a healthy line’s status and witness answer, and RasHangUp is called', async () => {
    const { ras, handle } = await play([
      'connection id=free drain=20ms',
      'connection id=other',
      // The list is read once before it blocks.
      'call name=RasEnumConnectionsW times=1',
      `call name=RasEnumConnectionsW blocks=never times=${count}`,
    ])
    const most = Math.min(count, MOST_THREADS.list)
    const lists = numbered(count, () => '').map(() => watch(ras.enumConnections()))
    await until(() => blocked(ras, 'list') === most)
    expect((await ras.subEntryHandle(handle('other'), 1)).kind).toBe('value')
    expect(await ras.hangUp(handle('free'))).toEqual({ kind: 'value', value: null })
    await untilAnswer(() => ras.connectStatus(handle('free')), 6)
    await until(() => lists.filter(({ answer }) => answer?.kind === 'busy').length === count - most)
  })
})

describe.skipIf(missing !== null)('A detail that blocks on the same connection', () => {
  const details = [
    'RasGetConnectionStatistics',
    'RasGetLinkStatistics',
    'RasGetProjectionInfoW',
    'RasGetProjectionInfoEx',
  ]
  it.each(details)('delays neither its status, its witness nor its hang-up: %s', async (name) => {
    const { ras, handle } = await play([
      'connection id=a drain=20ms local=10.0.0.2',
      `call name=${name} blocks=never times=1`,
    ])
    const detail = watch(CALLS[name]?.(ras, handle('a'), 0) ?? Promise.resolve())
    await until(() => blocked(ras, 'details') === 1)
    expect((await ras.connectStatus(handle('a'))).kind).toBe('value')
    expect((await ras.subEntryHandle(handle('a'), 1)).kind).toBe('value')
    expect(await ras.hangUp(handle('a'))).toEqual({ kind: 'value', value: null })
    await untilAnswer(() => ras.connectStatus(handle('a')), 6)
    expect(detail.answer).toBeNull()
  })

  it('is followed by no other call once the connection is hung up', async () => {
    const { ras, handle, called } = await play([
      'connection id=a drain=20ms local=10.0.0.2',
      'call name=RasGetProjectionInfoEx blocks=300ms code=731 times=1',
    ])
    const projection = ras.projection(handle('a'))
    await until(() => blocked(ras, 'details') === 1)
    await ras.hangUp(handle('a'))
    expect((await projection).kind).toBe('unavailable')
    expect(called('RasGetProjectionInfoW')).toEqual([])
  })
})
