import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seal } from '../../electron/storage/checksum.ts'
import { receipt } from '../fixtures/receipts.ts'
import { expect, test } from './fixtures.ts'
import { pressHangUp } from './press.ts'
import { type FolderTrouble, prepareStalls } from './stall/stall.ts'

const PLAYED = `onhook-scenario version=1 title="Bad folder"
connection id=office name="Office VPN" handle=0x1000 drain=300ms up=2min
`
const RECEIPTS = `${seal(JSON.stringify(receipt({ id: 'earlier' })))}\n`

const ELSEWHERE = /cannot write to its folder and keeps its files in a temporary folder/
const NOT_KEPT = /journal cannot be written|record of a hang-up could not be saved/

let parent: string
let folder: string

test.beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'onhook-bad-folder-'))
  folder = path.join(parent, 'data')
})

interface Case {
  readonly what: string
  readonly prepare: () => void
  readonly trouble?: FolderTrouble
  readonly says: RegExp
}

const withReceipts = (): void => {
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'receipts.jsonl'), RECEIPTS)
}

const AT_THE_START: readonly Case[] = [
  { what: 'is read-only', prepare: withReceipts, trouble: 'read-only', says: ELSEWHERE },
  { what: 'is another user’s', prepare: withReceipts, trouble: 'foreign', says: ELSEWHERE },
  { what: 'lies on a share that does not answer', prepare: withReceipts, trouble: 'dead', says: ELSEWHERE },
  { what: 'is a file', prepare: () => writeFileSync(folder, 'mine'), says: ELSEWHERE },
  { what: 'is a pipe', prepare: () => execFileSync('mkfifo', [folder]), says: ELSEWHERE },
]

for (const { what, prepare, trouble, says } of AT_THE_START) {
  test(`a folder that ${what}: it starts, says so, hangs up, and changes nothing there`, async ({ launch, double }) => {
    prepare()
    const stalls = prepareStalls(folder)
    if (trouble !== undefined) stalls.beginOn(trouble)
    const { environment } = await double(PLAYED)
    const onhook = await launch({
      userData: folder,
      environment: { ...environment, ...stalls.environment, TMPDIR: parent },
    })
    const window = await onhook.window()
    await expect(window.getByText(says)).toBeVisible()
    await pressHangUp(window, window, 'Office VPN')
    await expect(window.getByText(/Gone/).first()).toBeVisible({ timeout: 20_000 })
    onhook.app.process().kill('SIGTERM')
    expect(await onhook.ended).toBe(0)
    stalls.end()
    if (prepare === withReceipts) expect(readFileSync(path.join(folder, 'receipts.jsonl'), 'utf8')).toBe(RECEIPTS)
  })
}

for (const trouble of ['read-only', 'dead', 'full', 'full from the start'] as const) {
  test(`a folder that becomes ${trouble} while it runs: it says so, hangs up, leaves, and loses nothing`, async ({
    launch,
    double,
  }) => {
    withReceipts()
    const stalls = prepareStalls(folder)
    if (trouble === 'full from the start') stalls.beginOn('full')
    const { environment } = await double(PLAYED)
    const onhook = await launch({ userData: folder, environment: { ...environment, ...stalls.environment } })
    const window = await onhook.window()
    const button = window.getByRole('button', { name: 'Hang up Office VPN' })
    await expect(button).toBeVisible()
    stalls.beginOn(trouble === 'full from the start' ? 'full' : trouble)
    await pressHangUp(window, window, 'Office VPN')
    await expect(window.getByText(/Gone/).first()).toBeVisible({ timeout: 20_000 })
    // What is open already is written to on a disk that became read-only here.
    if (trouble !== 'read-only') await expect(window.getByText(NOT_KEPT).first()).toBeVisible({ timeout: 20_000 })
    onhook.app.process().kill('SIGTERM')
    // With threads inside a share that never answers it is ended on purpose.
    expect(await onhook.ended).toBe(trouble === 'dead' ? null : 0)
    stalls.end()
    expect(readFileSync(path.join(folder, 'receipts.jsonl'), 'utf8')).toContain(RECEIPTS)
  })
}
