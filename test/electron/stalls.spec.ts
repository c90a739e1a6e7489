import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { callFrom } from './bridge.ts'
import { expect, test } from './fixtures.ts'
import type { OnHook } from './launch.ts'
import { pressHangUp } from './press.ts'
import { folderWith } from './settings-folder.ts'
import { prepareStalls, STALLS, type Stall } from './stall/stall.ts'

const WHEN = ['at the start', 'while it runs', 'at the end'] as const

/** ms from the decision to leave; two seconds, and what a busy machine needs to notice. */
const GONE_WITHIN = 4_000

const PLAYED = `onhook-scenario version=1 title="Stalls"
connection id=office name="Office VPN" handle=0x1000 drain=300ms up=2min
`

const FILES: readonly Stall[] = ['settings', 'journal', 'receipts', 'log']

/** `STALLS=all npm test -- electron -g "stalls"` plays every cell; otherwise every third. */
const cells = (Object.keys(STALLS) as readonly Stall[])
  .flatMap((what, row) => WHEN.map((when, column) => ({ what, when, chosen: row % 3 === column })))
  .filter(({ chosen }) => chosen || process.env['STALLS'] === 'all')

for (const { what, when } of cells) {
  test(`${what} stalls ${when}: it shows, hangs up where it can, and leaves`, async ({ launch, double }) => {
    const played = await double(PLAYED)
    const stalls = prepareStalls()
    const environment = { ...played.environment, ...stalls.environment }
    const userData = folderWith({})
    writeFileSync(path.join(userData, 'receipts.jsonl'), '')
    if (when === 'at the start') stalls.begin(what)
    const onhook = await launch({ environment, userData })
    const window = await onhook.window()
    const listed = when !== 'at the start' || !(what === 'library load' || what === 'list')
    const button = window.getByRole('button', { name: 'Hang up Office VPN' })
    if (listed) await expect(button).toBeVisible({ timeout: 20_000 })
    if (when === 'at the start' && FILES.includes(what) && what !== 'log') {
      await expect(window.getByText(new RegExp(`not been read yet.*${what}\\.json`))).toBeVisible()
    }
    if (when !== 'at the start') stalls.begin(what)
    if (when === 'while it runs') {
      expect(await callFrom(window, 'changeSettings', { theme: 'dark' })).toMatchObject({ ok: true })
    }
    if (listed && when !== 'at the end' && FILES.includes(what)) {
      await pressHangUp(window, window, 'Office VPN')
      await expect(window.getByText(/Gone/).first()).toBeVisible({ timeout: 20_000 })
    }
    if (when === 'at the end' || what === 'hang-up') {
      if (listed && what === 'hang-up') await pressHangUp(window, window, 'Office VPN')
      await callFrom(window, 'changeSettings', { theme: 'light' })
    }
    await leave(onhook)
    stalls.end()
  })
}

/** Asked to quit, and a second time where it waits for a hang-up: then it is gone in time. */
async function leave(onhook: OnHook): Promise<void> {
  const asked = performance.now()
  onhook.app.process().kill('SIGTERM')
  const gone = await Promise.race([onhook.ended.then(() => true), new Promise((done) => setTimeout(done, 1_000))])
  const decided = gone === true ? asked : performance.now()
  if (gone !== true) onhook.app.process().kill('SIGTERM')
  const code = await onhook.ended
  const took = (onhook.endedAt() ?? Number.POSITIVE_INFINITY) - decided
  console.log(`left ${Math.round(took)} ms after the decision, with ${code}`)
  expect(took).toBeLessThan(GONE_WITHIN)
}
