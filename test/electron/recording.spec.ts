import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { callFrom } from './bridge.ts'
import { expect, test } from './fixtures.ts'
import { folderWith } from './settings-folder.ts'
import { menuLabels } from './tray-menu.ts'

const PRIVATE = `onhook-scenario version=1
connection id=office name="Office of Anna" handle=0x1000 drain=200ms local=10.20.30.40 remote=203.0.113.9
connection id=depot name="Depot of Bertha" handle=0x2000
`

test('what was recorded names nobody, and plays again', async ({ launch, double }, about) => {
  const file = about.outputPath('office.jsonl')
  const played = await double(PRIVATE)
  const first = await launch({
    environment: played.environment,
    userData: folderWith({}),
    switches: [`--record=${file}`],
  })
  await expect.poll(() => menuLabels(first)).toContain('Hang up Office of Anna')
  await (await first.item()).press('Hang up Office of Anna')
  await expect.poll(() => first.log()).toMatch(/vpn connection: gone/)
  const window = await first.window()
  await callFrom(window, 'record', { on: false })
  await expect.poll(() => readFileSync(file, 'utf8')).toMatch(/"end":"asked"/)
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(/"method":"hangUp","handle":"h\d+"/)
  const secrets = ['Anna', 'Bertha', '10.20.30.40', '203.0.113.9', hostname(), first.userData]
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  await first.dispose()

  const again = await launch({ environment: { ONHOOK_RAS: `replay:${file}` }, userData: folderWith({}) })
  const view = await again.window()
  // A start may take longer than all that was recorded; what was there at its end stays, and what was hung up does not.
  await expect(view.getByRole('button', { name: 'Hang up entry 2' })).toBeVisible()
  await expect(view.getByRole('button', { name: 'Hang up entry 1' })).toHaveCount(0)
})
