import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beginCommand, runCommand } from './command-line.ts'
import { expect, test } from './fixtures.ts'
import { startAgain } from './launch.ts'
import { EVERY_DRAIN, ONE_SLOW } from './scenarios.ts'
import { readTruth } from './truth.ts'

/** ms on a busy machine. */
const PATIENCE = 30_000

// Each command is a start of Electron of its own.
test.describe.configure({ timeout: 180_000 })

test('hang-up ends with the truth of every drain, and asks once for each', async ({ launch, double }) => {
  const played = await double(EVERY_DRAIN)
  const onhook = await launch({ switches: ['--hidden'], environment: played.environment })
  const truth = () => readTruth(played)
  for (const [id, name] of [
    ['quick', 'Quick VPN'],
    ['office', 'Office VPN'],
    ['slow', 'Pump station'],
  ] as const) {
    const { code, out } = await runCommand(onhook, 'hang-up', name)
    expect(truth().gone(id), name).toBe(true)
    expect(out).toContain(`${name} is gone`)
    expect(code, name).toBe(0)
  }
  const { code, out, err } = await runCommand(onhook, 'hang-up', 'Depot', '--timeout', '11s')
  expect(truth().gone('never')).toBe(false)
  expect(code).toBe(4)
  expect(out).toContain('Depot is stuck')
  expect(err).toContain('Depot takes longer than usual')
  const list = await runCommand(onhook, 'list', '--json')
  expect(JSON.parse(list.out)).toMatchObject({
    v: 1,
    simulated: false,
    connections: [{ name: 'Depot', hangingUp: 'stuck' }],
  })
  for (const handle of [0x1000n, 0x2000n, 0x3000n, 0x4000n]) expect(truth().calls('RasHangUpW', handle)).toHaveLength(1)
})

test('a view sees what the command line hangs up, and Ctrl C leaves it going', async ({ launch, double }) => {
  const played = await double(ONE_SLOW)
  const onhook = await launch({ environment: played.environment })
  const window = await onhook.window()
  await expect(window.getByText('Office VPN').first()).toBeVisible()
  const command = beginCommand(onhook, ['hang-up', 'Office VPN'])
  await expect(window.getByText(/Hanging up/).first()).toBeVisible()
  command.child.kill('SIGINT')
  const { code, err } = await command.ended
  expect(code).toBe(130)
  expect(err).toContain('A hang-up that has begun goes on')
  expect(readTruth(played).gone('office')).toBe(false)
  const after = await runCommand(onhook, 'wait', 'Office VPN', '--until', 'safe')
  expect(after.code).toBe(0)
  expect(readTruth(played).gone('office')).toBe(true)
  expect(readTruth(played).calls('RasHangUpW', 0x1000n)).toHaveLength(1)
})

test('starts an OnHook of its own, which quits afterwards; a person who starts OnHook makes it stay', async ({
  host,
  double,
}) => {
  expect(host).toBeDefined()
  const played = await double(EVERY_DRAIN)
  const userData = mkdtempSync(path.join(tmpdir(), 'onhook-commands-'))
  const onhook = { userData, environment: played.environment }
  const log = (): string => readFileSync(path.join(userData, 'onhook.log'), 'utf8')
  expect((await runCommand(onhook, 'hang-up', 'Quick VPN', '--wait', 'safe')).code).toBe(0)
  expect(readTruth(played).gone('quick')).toBe(true)
  expect(log()).not.toContain('window:')
  await expect.poll(log, { timeout: PATIENCE }).toContain('quit: finished')

  // The double is a new one: everything is connected again.
  const watch = beginCommand(onhook, ['watch'])
  await expect.poll(() => watch.out(), { timeout: PATIENCE }).toContain('already-connected')
  const person = startAgain({ userData })
  await new Promise((resolve) => person.once('exit', resolve))
  await expect.poll(log, { timeout: PATIENCE }).toContain('another start: come forward')
  await expect.poll(log, { timeout: PATIENCE }).toMatch(/tray: \d/)
  // Its output ends with it, though the OnHook that it started runs on: otherwise a pipe would wait for that one.
  watch.child.kill('SIGINT')
  expect((await watch.ended).code).toBe(130)
  expect((await runCommand(onhook, 'list')).code).toBe(0)

  const quit = startAgain({ userData }, ['--quit'])
  await new Promise((resolve) => quit.once('exit', resolve))
  await expect.poll(() => log().split('quit: finished').length, { timeout: PATIENCE }).toBeGreaterThan(2)
  rmSync(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

test('watch goes on when OnHook is started anew', async ({ launch, double }) => {
  const played = await double(ONE_SLOW)
  const first = await launch({ switches: ['--hidden'], environment: played.environment })
  const watch = beginCommand({ ...first, environment: played.environment }, ['watch', '--json'])
  await expect.poll(() => watch.out(), { timeout: PATIENCE }).toContain('already-connected')
  const quit = startAgain(first, ['--quit'])
  await new Promise((resolve) => quit.once('exit', resolve))
  await first.ended
  await expect.poll(() => watch.err(), { timeout: PATIENCE }).toContain('watching goes on with the next one')
  const onhook = { ...first, environment: played.environment }
  expect((await runCommand(onhook, 'hang-up', 'Office VPN')).code).toBe(0)
  await expect.poll(() => watch.out(), { timeout: PATIENCE }).toContain('"event":"ended"')
  const events = watch
    .out()
    .trim()
    .split('\n')
    .map((line): { readonly event: string } => JSON.parse(line))
  const told = events.map(({ event }) => event).filter((event) => event !== 'slow')
  expect(told).toEqual(['already-connected', 'hanging-up', 'ended'])
  watch.child.kill('SIGINT')
  await watch.ended
})

test('bad input hangs up nothing, with a line and a code', async ({ launch, double }) => {
  const played = await double(
    `onhook-scenario version=1 title="Two of one name"
connection id=one name=Office handle=0x1000 phonebook="C:\\\\a.pbk"
connection id=two name=Office handle=0x2000 phonebook="C:\\\\b.pbk"
connection id=theirs name=Theirs handle=0x3000 owner=other
`,
  )
  const onhook = await launch({ switches: ['--hidden'], environment: played.environment })
  for (const [expected, says, ...args] of [
    [2, 'More than one', 'hang-up', 'Office'],
    [64, 'The name is empty', 'hang-up', ''],
    [2, 'no connection and no entry', 'hang-up', 'x'.repeat(10_000)],
    [2, 'no connection and no entry', 'hang-up', '"Office"'],
    [2, 'no connection and no entry', 'hang-up', '--', '--all'],
    [2, 'no connection and no entry', 'hang-up', '--id', 'ffffffffffff'],
    [64, 'Unknown option', 'hang-up', '--Office'],
    [6, '', 'hang-up', 'Theirs'],
  ] as const) {
    const { code, err, out } = await runCommand(onhook, ...args)
    expect(`${err}\n${out}`).toContain(says === '' ? 'not known to be yours' : says)
    expect(code, args.join(' ').slice(0, 60)).toBe(expected)
  }
  for (const handle of [0x1000n, 0x2000n, 0x3000n]) expect(readTruth(played).calls('RasHangUpW', handle)).toEqual([])
})
