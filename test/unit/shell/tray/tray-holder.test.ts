import { expect, test } from 'vitest'
import type { Tray } from '../../../../electron/shell/tray/tray.ts'
import { TrayHolder } from '../../../../electron/shell/tray/tray-holder.ts'
import { snapshot } from '../../../fixtures/snapshots.ts'

function keepTray(failures: number, whilePausing: (kept: TrayHolder) => void = () => {}) {
  const told: string[] = []
  const tray = { render: () => told.push('render'), destroy: () => told.push('destroy') } as unknown as Tray
  let left = failures
  const kept: TrayHolder = new TrayHolder({
    make: () => {
      if (left-- > 0) throw new Error('There is no taskbar yet.')
      told.push('made')
      return tray
    },
    pause: async () => whilePausing(kept),
    log: { info: () => {}, warn: (line) => told.push(line.split(':', 1)[0] ?? '') },
  })
  return { kept, told }
}

const YES = Promise.resolve(true)
const NO = Promise.resolve(false)

test('an icon that is late comes all the same, and each failure is logged', async () => {
  const { kept, told } = keepTray(2)
  expect(await kept.start(YES)).toBe(true)
  expect(told).toEqual(['tray failed, again in 500 ms', 'tray failed, again in 1000 ms', 'made'])
  expect(kept.expected).toBe(true)
})

test('what is to be shown meanwhile is lost, and nothing breaks', () => {
  const { kept, told } = keepTray(0)
  kept.render(snapshot())
  kept.focus()
  expect(kept.bounds()).toBeNull()
  expect(told).toEqual([])
})

test('as long as it may come it is expected', () => {
  expect(keepTray(0).kept.expected).toBe(true)
})

test('where nobody shows icons none is made', async () => {
  const { kept, told } = keepTray(0)
  expect(await kept.start(NO)).toBe(false)
  expect(told).toEqual([])
  expect(kept.expected).toBe(false)
})

test('it is given up in the end', async () => {
  const { kept, told } = keepTray(99)
  expect(await kept.start(YES)).toBe(false)
  expect(told.at(-1)).toBe('tray failed, given up')
  expect(kept.expected).toBe(false)
})

test('none is made any more once the program is on its way out', async () => {
  const { kept, told } = keepTray(1, (waiting) => waiting.destroy())
  expect(await kept.start(YES)).toBe(false)
  expect(told).not.toContain('made')
})
