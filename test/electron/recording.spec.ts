import { mkdtempSync, readFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { callFrom } from './bridge.ts'
import { expect, test } from './fixtures.ts'
import { folderWith } from './settings-folder.ts'

const PRIVATE = `onhook-scenario version=1
connection id=office name="Office of Anna" handle=0x1000 drain=200ms local=10.20.30.40 remote=203.0.113.9
`

test('what was recorded names nobody, and plays again', async ({ launch, double }) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'onhook-recording-')), 'office.jsonl')
  const played = await double(PRIVATE)
  const first = await launch({
    environment: played.environment,
    userData: folderWith({}),
    switches: [`--record=${file}`],
  })
  await (await first.item()).press('Hang up Office of Anna')
  await expect.poll(() => first.log()).toMatch(/vpn connection: gone/)
  const window = await first.window()
  await callFrom(window, 'record', { on: false })
  await expect.poll(() => readFileSync(file, 'utf8')).toMatch(/"end":"asked"/)
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(/"method":"hangUp","handle":"h\d+"/)
  const secrets = ['Anna', '10.20.30.40', '203.0.113.9', hostname(), first.userData]
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  await first.dispose()

  const again = await launch({ environment: { ONHOOK_RAS: `replay:${file}` }, userData: folderWith({}) })
  const view = await again.window()
  await expect(view.getByRole('listitem', { name: 'entry 1', exact: true }).first()).toBeVisible()
})
