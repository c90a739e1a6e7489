import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Double, type DoubleLogEntry, doubleMissing, startDouble } from '../fixtures/double.ts'
import { playHere } from '../fixtures/double-in-process.ts'
import { loadRaw, type RawDouble, sized } from '../fixtures/raw-double.ts'

const missing = doubleMissing()
const ROW = 1388

async function play(scenario: string, header = ''): Promise<{ readonly double: Double; readonly raw: RawDouble }> {
  const double = await playHere({ scenario: `onhook-scenario version=1 ${header}\n${scenario}\n` })
  onTestFinished(() => double.dispose())
  return { double, raw: loadRaw(double.library) }
}

async function waitFor<T>(find: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 1000; tries += 1) {
    const found = find()
    if (found !== undefined) return found
    await sleep(5)
  }
  throw new Error('It never came.')
}

const truths = (log: readonly DoubleLogEntry[]) =>
  log.filter((entry) => entry.kind === 'truth').map(({ truth }) => [truth.what, truth.id, truth.link, truth.handle])

describe.skipIf(missing !== null)(`The C double of rasapi32${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  describe('buffers', () => {
    test('a probe without a buffer is told the size: 603, or 0 where there is nothing', async () => {
      const { raw } = await play('connection id=a\nconnection id=b')
      const [bytes, count] = [new Uint32Array(1), new Uint32Array([77])]
      expect(raw.enumConnections(null, bytes, count)).toBe(603)
      expect([bytes[0], count[0]]).toEqual([2 * ROW, 0])
      const empty = await play('')
      expect(empty.raw.enumConnections(null, bytes.fill(0), count)).toBe(0)
      expect([bytes[0], count[0]]).toEqual([0, 0])
    })

    test('one byte too few is 603 and nothing is written beyond dwSize', async () => {
      const { raw } = await play('connection id=a\nconnection id=b')
      const rows = sized(ROW, 2 * ROW)
      const [bytes, count] = [new Uint32Array([2 * ROW - 1]), new Uint32Array(1)]
      expect(raw.enumConnections(rows, bytes, count)).toBe(603)
      expect(bytes[0]).toBe(2 * ROW)
      expect(rows.subarray(4).every((byte) => byte === 0)).toBe(true)
      expect(raw.enumConnections(rows, bytes, count)).toBe(0)
      expect([count[0], rows.readUInt32LE(ROW), rows.readBigUInt64LE(ROW + 4)]).toEqual([2, ROW, 0x2000n])
    })

    test('every size that Windows has had is known, another one is 632', async () => {
      const { raw } = await play('connection id=a')
      const codeFor = (size: number): number =>
        raw.enumConnections(sized(size, ROW), new Uint32Array([ROW]), new Uint32Array(1))
      expect([820, 1344, 1360, 1372, 1388].map(codeFor)).toEqual([0, 0, 0, 0, 0])
      expect([0, 412, 1384, 1389].map(codeFor)).toEqual([632, 632, 632, 632])
      expect([304, 564, 608, 605].map((size) => raw.connectStatus(0x1000n, sized(size, 700)))).toEqual([0, 0, 0, 632])
      expect([60, 56].map((size) => raw.connectionStatistics(0x1000n, sized(size, 60)))).toEqual([0, 0x80070057])
    })

    test('a missing pointer is a bad parameter', async () => {
      const { raw } = await play('connection id=a')
      expect(raw.enumConnections(sized(ROW), null, new Uint32Array(1))).toBe(87)
      expect(raw.connectStatus(0x1000n, null)).toBe(87)
      expect(raw.connectionStatistics(0x1000n, null)).toBe(0x80070057)
      expect(raw.projection(0x1000n, 0x8021, null, null)).toBe(87)
    })

    test('projections and entries name the size that they need', async () => {
      const { raw } = await play('connection id=a local=10.0.0.1')
      const bytes = new Uint32Array(1)
      expect([raw.projection(0x1000n, 0x8021, null, bytes), bytes[0]]).toEqual([603, 80])
      expect(raw.projection(0x1000n, 0x8021, sized(79, 80), bytes)).toBe(632)
      expect(raw.projection(0x1000n, 0x8057, sized(28), bytes)).toBe(731)
      const book = 'C:\\ProgramData\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk'
      expect([raw.entryProperties(book, 'a', null, bytes.fill(0)), bytes[0]]).toEqual([603, 5680])
      expect(raw.entryProperties(book, 'a', sized(17, 5680), bytes)).toBe(632)
    })

    test('an error text wants room for its end', async () => {
      const { raw } = await play('')
      expect(raw.errorString(633, Buffer.alloc(1024), 512)).toBe(0)
      expect(raw.errorString(633, Buffer.alloc(1024), 10)).toBe(122)
      expect(raw.errorString(5, Buffer.alloc(1024), 512)).toBe(87)
    })
  })

  describe('the log', () => {
    test('a hang-up and its true end stand there, due to the microsecond, without anybody calling', async () => {
      const { double, raw } = await play('connection id=a drain=30ms')
      expect(raw.hangUp(0x1000n)).toBe(0)
      const gone = await waitFor(() => double.readLog().find((e) => e.kind === 'truth' && e.truth.what === 'gone'))
      const begun = double.readLog().find((e) => e.kind === 'truth' && e.truth.what === 'hung-up')
      expect(gone.at - (begun?.at ?? 0)).toBe(30_000)
      expect(truths(double.readLog())).toEqual([
        ['connected', 'a', null, 0x1000n],
        ['hung-up', 'a', null, 0x1000n],
        ['gone', 'a', null, 0x1000n],
      ])
    })

    test('links and the connection that goes with the last of them are told apart', async () => {
      const { double, raw } = await play('connection id=b\nlink of=b drain=10ms\nlink of=b drain=20ms')
      raw.hangUp(0x1001n)
      raw.hangUp(0x1002n)
      await waitFor(() =>
        double
          .readLog()
          .find((e) => e.kind === 'truth' && e.truth.id === 'b' && e.truth.what === 'gone' && e.truth.link === null),
      )
      expect(truths(double.readLog()).slice(1)).toEqual([
        ['hung-up', 'b', 1, 0x1001n],
        ['hung-up', 'b', 2, 0x1002n],
        ['gone', 'b', 1, 0x1001n],
        ['gone', 'b', 2, 0x1002n],
        ['gone', 'b', null, 0x1000n],
      ])
    })

    test('its clock is the clock of the process', async () => {
      const before = process.hrtime.bigint() / 1000n
      const { double } = await play('')
      const after = process.hrtime.bigint() / 1000n
      const [first] = double.readLog()
      expect(first?.kind).toBe('clock')
      const clock = first?.kind === 'clock' ? BigInt(first.clock) : 0n
      expect(clock >= before && clock <= after).toBe(true)
    })

    test('a call stands there with its arguments and its code', async () => {
      const { double, raw } = await play('connection id="odd id" drain=never')
      raw.connectStatus(0x7777n, sized(608))
      const call = double.readLog().find((entry) => entry.kind === 'call')
      expect(call).toMatchObject({
        code: 6,
        call: { name: 'RasGetConnectStatusW', handle: 0x7777n, arguments: { handle: '0x7777', size: '608' } },
      })
      expect(truths(double.readLog())).toEqual([['connected', 'odd id', null, 0x1000n]])
    })

    test('a call that blocks stands there before it returns', async () => {
      const { double, raw } = await play('connection id=a hangup-blocks=20ms drain=0')
      expect(raw.hangUp(0x1000n)).toBe(0)
      const kinds = double.readLog().map((entry) => entry.kind)
      expect(kinds).toEqual(['clock', 'truth', 'truth', 'enter', 'truth', 'call'])
    })
  })

  describe('in a process of its own', () => {
    const CALLER = `
      const koffi = require('koffi')
      const hangUp = koffi.load(process.env.ONHOOK_RAS).func('RasHangUpW', 'uint32_t', ['uint64_t'])
      process.stdout.write(String(hangUp(0x1000)))
    `
    const call = (environment: NodeJS.ProcessEnv) =>
      promisify(execFile)(process.execPath, ['-e', CALLER], { env: { PATH: process.env['PATH'], ...environment } })

    test('it plays what the environment names, from the first call on', async () => {
      const double = await startDouble({ scenario: 'onhook-scenario version=1\nconnection id=a hangup-codes=617\n' })
      onTestFinished(() => double.dispose())
      expect(double.readLog()).toEqual([])
      expect((await call(double.environment)).stdout).toBe('617')
      expect(truths(double.readLog()).map(([what]) => what)).toEqual(['connected', 'hung-up'])
    })

    test('it says on stderr what is wrong with the scenario', async () => {
      const double = await startDouble({ scenario: 'onhook-scenario version=1\nconection id=a\n' })
      onTestFinished(() => double.dispose())
      const { stdout, stderr } = await call(double.environment)
      expect(stdout).toBe('711')
      expect(stderr).toContain('line 2: "conection" is no directive')
      expect(double.readLog()).toContainEqual(expect.objectContaining({ kind: 'error', at: 0 }))
    })
  })

  test('a scenario with a mistake is named, and every call answers 711', async () => {
    await expect(play('connection id=a\nconnection id=b dran=1s')).rejects.toThrow(
      /line 3: connection has no key "dran"/,
    )
    const { library } = await playHere({ scenario: 'onhook-scenario version=1\n' })
    await expect(play('connection')).rejects.toThrow(/needs the key "id"/)
    expect(loadRaw(library).hangUp(1n)).toBe(711)
  })
})
