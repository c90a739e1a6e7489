import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, list, test } from './fixtures.ts'

/** How a browser gets into the preview, with a program in place of the one that opens browsers. */

const PROGRAM = fileURLToPath(new URL('../../out/preview/preview.mjs', import.meta.url))

let folder: string
let program: ChildProcess
let said: string

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'onhook-let-in-'))
  const opener = path.join(folder, 'xdg-open')
  writeFileSync(opener, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/part' && mv '${folder}/part' '${folder}/opened'\n`)
  chmodSync(opener, 0o755)
})
test.afterEach(() => {
  program.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

function start(environment: NodeJS.ProcessEnv): void {
  said = ''
  program = spawn(process.execPath, [PROGRAM, '--open'], {
    env: { ...process.env, ...environment, ONHOOK_RAS: 'simulator', ONHOOK_SCENARIO: 'multilink' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  program.stdout?.on('data', (chunk) => {
    said += chunk
  })
}

test('the browser that is started comes in without a secret in any command line, and alone', async ({
  page,
  browser,
}) => {
  start({ DISPLAY: ':0', PATH: `${folder}:${process.env['PATH']}` })
  await expect.poll(() => existsSync(`${folder}/opened`)).toBe(true)
  const opened = readFileSync(`${folder}/opened`, 'utf8').trim()
  expect(opened).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  expect(said).not.toContain('token')

  await page.goto(opened)
  await page.waitForURL('**/window.html')
  await expect(list(page)).toBeVisible()
  await page.reload()
  await expect(list(page)).toBeVisible()
  await page.goto(`${opened}popover.html`)
  await expect(list(page)).toBeVisible()

  const other = await browser.newPage()
  expect((await other.goto(opened))?.status()).toBe(403)
  program.stdin?.write('\n')
  await expect.poll(() => said).toMatch(/OnHook preview: \S+token/)
  const invitation = /OnHook preview: (\S+)/.exec(said)?.[1] ?? ''
  await other.goto(invitation)
  await other.waitForURL('**/window.html')
  await expect(list(other)).toBeVisible()
  const third = await browser.newContext()
  expect((await (await third.newPage()).goto(invitation))?.status()).toBe(403)
  await other.close()
  await third.close()
})

test('where no browser can be opened the address is printed, and lets in once', async ({ page }) => {
  start({ DISPLAY: '', WAYLAND_DISPLAY: '' })
  await expect.poll(() => said).toMatch(/OnHook preview: \S+token/)
  await page.goto(/OnHook preview: (\S+)/.exec(said)?.[1] ?? '')
  await page.waitForURL('**/window.html')
  await expect(list(page)).toBeVisible()
})
