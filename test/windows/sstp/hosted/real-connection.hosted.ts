import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { selfCheckOf } from '../../../recordings/self-check-of.ts'
import { type Knobs, parseKnobs } from '../responder/knobs.ts'
import { BuiltOnHook } from './built-onhook.ts'
import { AS_USER, type DialInMachine, ENTRY, ENTRY_FOR_ALL, prepareMachine, SOMEBODY } from './dial-in-machine.ts'
import { FOLDER, Observations, WORKER } from './observations.ts'

/** The built OnHook on a real Windows, and connections that really come and go. Each test dials if it has to. */

const root = fileURLToPath(new URL('../../../../', import.meta.url))
/** What this Windows answered, from the first call on: an artifact, and a test to be made of. */
const RECORDING = `${FOLDER}recording-${WORKER}.jsonl`
/** ms between two looks at a hang-up that takes its time. */
const LOOK = 500

const observations = new Observations()
let machine: DialInMachine
let onhook: BuiltOnHook

test.beforeAll(async () => {
  expect(process.platform, 'It needs a Windows that may be changed').toBe('win32')
  expect(process.env['ONHOOK_MAY_CHANGE_THIS_WINDOWS'], 'Somebody has to say that it may').toBe('1')
  machine = await prepareMachine(observations)
  const electron: string = createRequire(import.meta.url)('electron')
  onhook = new BuiltOnHook({
    electron,
    app: root,
    userData: `${FOLDER}user-data-${WORKER}`,
    switches: [`--record=${RECORDING}`],
  })
  await onhook.ready()
})

test.afterEach(() => {
  const { title, status, duration } = test.info()
  observations.note(title, { status, duration })
  observations.write()
})

test.afterAll(async () => {
  observations.note('receipts', onhook?.receipts())
  await onhook?.close()
  const { items, times } = await selfCheckOf(RECORDING)
  for (const { what, verdict, found, assumed } of items)
    observations.note(`${verdict}: ${what}`, `${found} (${assumed})`)
  for (const { method, ...each } of times) observations.note(`times of ${method}, ms`, each)
  await machine?.close()
  observations.write()
})

function knobs(text: string): Knobs {
  const parsed = parseKnobs(text)
  if (!parsed.ok) throw new Error(parsed.why)
  return parsed.knobs
}

async function dialled(): Promise<void> {
  machine.responder.setKnobs(knobs(''))
  if (!(await machine.connected()).includes(ENTRY)) expect((await machine.dial(ENTRY)).code).toBe(0)
  await expect(onhook.row(ENTRY).getByRole('button', { name: `Hang up ${ENTRY}`, exact: true })).toBeVisible()
}

const gone = () => onhook.row(ENTRY).getByText(/\bGone\b/)

/** Until OnHook says "Gone"; fails at once if it says so while Windows still lists the connection. */
async function goneAndNeverTooEarly(atMostMs: number): Promise<void> {
  const began = performance.now()
  for (;;) {
    const says = await gone().isVisible()
    const listed = await machine.connected()
    observations.note('row', await onhook.row(ENTRY).innerText())
    if (says) {
      expect(listed, 'OnHook says "Gone", and Windows lists it').not.toContain(ENTRY)
      return
    }
    expect(performance.now() - began, 'It is not gone in time').toBeLessThan(atMostMs)
    await onhook.window.waitForTimeout(LOOK)
  }
}

test('a connection that Windows has dialled is listed', async () => {
  await dialled()
  observations.note('row', await onhook.row(ENTRY).innerText())
})

test('a hang-up is proven, and once it is safe to redial, Windows dials again', async () => {
  await dialled()
  await onhook.hangUp(ENTRY)
  await goneAndNeverTooEarly(60_000)
  await expect(onhook.row(ENTRY).getByText(/safe to redial/)).toBeVisible()
  const receipt = onhook.receipts().at(-1)
  expect(receipt?.outcome).toMatchObject({ phase: 'gone' })
  observations.note('hang-up, ms', receipt?.elapsed)
  expect((await machine.dial(ENTRY)).code).toBe(0)
  await dialled()
})

test('a hang-up that the server answers late is waited for', async () => {
  await dialled()
  machine.responder.setKnobs(knobs('terminate=slow:4000 disconnect=slow:4000'))
  await onhook.hangUp(ENTRY)
  await goneAndNeverTooEarly(120_000)
})

test('a hang-up that the server never answers is not called gone before it is', async () => {
  await dialled()
  machine.responder.setKnobs(knobs('terminate=stuck disconnect=stuck'))
  await onhook.hangUp(ENTRY)
  await goneAndNeverTooEarly(180_000)
})

test('a line that breaks in the middle of its hang-up is gone', async () => {
  await dialled()
  machine.responder.setKnobs(knobs('terminate=dropped disconnect=dropped'))
  await onhook.hangUp(ENTRY)
  await goneAndNeverTooEarly(120_000)
})

test.describe('A connection that ends by itself is taken from the list', () => {
  test.afterEach(async () => {
    await expect(onhook.window.getByRole('button', { name: `Hang up ${ENTRY}`, exact: true })).toHaveCount(0)
    await expect.poll(() => machine.connected()).not.toContain(ENTRY)
  })

  test('where the server hangs up', async () => {
    await dialled()
    machine.responder.hangUp()
  })

  test('where the line breaks', async () => {
    await dialled()
    machine.responder.drop()
  })
})

for (const who of SOMEBODY) {
  test(`what ${who} has dialled is listed, and whose it is called is noted`, async () => {
    machine.responder.setKnobs(knobs(''))
    const started = await machine.rasdialAs(who, `"${ENTRY_FOR_ALL}" ${AS_USER}`)
    observations.note(`dial as ${who}`, started)
    expect(started.code, started.said).toBe(0)
    await expect(onhook.row(ENTRY_FOR_ALL)).toBeVisible()
    observations.note(`row of ${who}`, await onhook.row(ENTRY_FOR_ALL).innerText())
    await machine.rasdialAs(who, `"${ENTRY_FOR_ALL}" /disconnect`)
    await expect.poll(() => machine.connected()).not.toContain(ENTRY_FOR_ALL)
  })
}
