import type { RasAnswer, RasApi, RasConnection } from '../../../native/port.ts'
import type { Outcome } from '../contract/results-file.ts'
import { type Assert, said } from '../contract/stage.ts'

/** What may be asked of a system's own RAS without changing anything for anybody. */

export interface ReadOnly {
  readonly ras: RasApi
  readonly assert: Assert
  trial(sentence: string, run: () => Promise<Outcome>): void
  /** Why a function must not be called here, or tells nothing; null where it may. By its Win32 name. */
  readonly mustNot: (name: string) => string | null
  /** Whether a service that does not run is a failure. Where nobody has started it, it only leaves cases out. */
  readonly serviceMustRun: boolean
}

/** ms; longer than a stopped service is reported to keep a call. */
const PATIENCE = 40_000
const MOST_LINKS = 64
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const NO_CONNECTION: Outcome = { skipped: 'nothing is connected here' }

/** Answers within the deadline: a call that hangs is a case that fails, not a run that never ends. */
export async function within<T>(answer: Promise<T>, ms: number = PATIENCE): Promise<T> {
  let cancel: () => void = () => {}
  const deadline = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`It did not answer within ${ms} ms.`)), ms)
    cancel = () => clearTimeout(timer)
  })
  try {
    return await Promise.race([answer, deadline])
  } finally {
    cancel()
  }
}

/** Says how many cases there are. They build on each other: opening first, closing last. */
export function readOnlyCases({ ras, assert, trial, mustNot, serviceMustRun }: ReadOnly): number {
  let cases = 0
  let rows: readonly RasConnection[] = []
  let service = 'running'

  const holds = (sentence: string, needs: readonly string[], run: () => Promise<Outcome>): void => {
    cases += 1
    trial(sentence, async () => {
      const reason = needs.map(mustNot).find((each) => each !== null)
      if (reason != null) return { skipped: reason }
      // With the service stopped RAS calls are reported to block for many seconds: nothing asks before.
      const asksRas = needs.some((name) => name.startsWith('Ras'))
      if (asksRas && service !== 'running') {
        const stopped = `the service RasMan is ${service}`
        return serviceMustRun ? assert.fail(stopped) : { skipped: stopped }
      }
      return run()
    })
  }
  const value = async <T>(asked: Promise<RasAnswer<T>>): Promise<T> => {
    const answer = await within(asked)
    return answer.kind === 'value' ? answer.value : assert.fail(`a value was expected, not ${said(answer)}`)
  }
  /** A value or a code: `busy` and `malformed` say that something is wrong with us. */
  const answered = async <T>(asked: Promise<RasAnswer<T>>, what: string): Promise<RasAnswer<T>> => {
    const answer = await within(asked)
    assert.ok(answer.kind === 'value' || answer.kind === 'code', `${what}: ${said(answer)}`)
    return answer
  }
  const eachRow = async (run: (row: RasConnection) => Promise<void>): Promise<Outcome> => {
    for (const row of rows) await run(row)
    return rows.length > 0 ? null : NO_CONNECTION
  }

  holds('opens the library', [], async () => {
    assert.equal((await within(ras.open())).kind, 'value')
    return null
  })

  holds(
    'knows the state of the service, or says in a sentence that there is none',
    ['QueryServiceStatusEx'],
    async () => {
      const answer = await within(ras.serviceState())
      if (answer.kind === 'unavailable') assert.ok(/\w+ \w+/.test(answer.reason), answer.reason)
      else service = await value(Promise.resolve(answer))
      return null
    },
  )

  holds('lists the connections', ['RasEnumConnectionsW'], async () => {
    rows = await value(ras.enumConnections())
    for (const row of rows) {
      assert.ok(row.handle !== 0n && row.entryName !== '' && row.deviceType !== '', `the row of ${row.entryName}`)
      assert.ok(GUID.test(row.entryId) && GUID.test(row.correlationId), `the ids of ${row.entryName}`)
    }
    assert.equal(new Set(rows.map((row) => row.handle)).size, rows.length, 'each has a handle of its own')
    return null
  })

  holds('tells the state of each', ['RasGetConnectStatusW'], () =>
    eachRow(async ({ handle, entryName }) => {
      const answer = await answered(ras.connectStatus(handle), entryName)
      if (answer.kind === 'value') assert.ok(answer.value.state >= 0 && answer.value.deviceType !== '', entryName)
    }),
  )

  holds('says invalid of a handle that is nobody’s', ['RasGetConnectStatusW'], async () => {
    const stranger = (rows.reduce((most, { handle }) => (handle > most ? handle : most), 0n) +
      0x1000_0000n) as RasConnection['handle']
    assert.deepEqual(await within(ras.connectStatus(stranger)), { kind: 'code', code: 6 })
    return null
  })

  holds('counts the links of each up to the last', ['RasGetSubEntryHandleW'], () =>
    eachRow(async ({ handle, entryName }) => {
      for (let index = 1; ; index++) {
        assert.ok(index <= MOST_LINKS, `${entryName} has no last link`)
        const answer = await answered(ras.subEntryHandle(handle, index), `link ${index} of ${entryName}`)
        if (answer.kind === 'value') continue
        if (answer.kind === 'code' && answer.code === 618) continue
        assert.ok(answer.kind === 'code' && [6, 259].includes(answer.code), `the last link says ${said(answer)}`)
        return
      }
    }),
  )

  holds(
    'tells the statistics of each and of its first link',
    ['RasGetConnectionStatistics', 'RasGetLinkStatistics'],
    () =>
      eachRow(async ({ handle, entryName, subEntry }) => {
        const answer = await answered(ras.connectionStatistics(handle), entryName)
        if (answer.kind === 'value')
          assert.ok(answer.value.bytesReceived >= 0 && answer.value.connectedMs >= 0, entryName)
        await answered(ras.linkStatistics(handle, Math.max(1, subEntry)), `link of ${entryName}`)
      }),
  )

  holds('tells the addresses of each', ['RasGetProjectionInfoW', 'RasGetProjectionInfoEx'], () =>
    eachRow(async ({ handle, entryName }) => {
      const answer = await answered(ras.projection(handle), entryName)
      if (answer.kind === 'value') for (const each of answer.value) assert.ok(each.localAddress !== '', entryName)
    }),
  )

  holds('reads the entry of each', ['RasGetEntryPropertiesW', 'RasGetSubEntryPropertiesW'], () =>
    eachRow(async ({ entryName, phonebook }) => {
      const entry = await answered(ras.entryProperties(phonebook, entryName), entryName)
      if (entry.kind === 'value') assert.ok(entry.value.deviceType !== '', `the device of ${entryName}`)
      await answered(ras.subEntryProperties(phonebook, entryName, 1), `the first sub-entry of ${entryName}`)
    }),
  )

  holds('has words for a code of RAS', ['RasGetErrorStringW'], async () => {
    assert.ok((await value(ras.errorString(619))).length > 3)
    return null
  })

  holds('has words for a code of the system', ['FormatMessageW'], async () => {
    assert.ok((await value(ras.errorString(5))).length > 3)
    return null
  })

  holds('watches, and stops watching', ['RasConnectionNotificationW'], async () => {
    const stop = await value(ras.watch(() => {}))
    stop()
    stop()
    return null
  })

  return cases
}

/** The end of every run. */
export function closingCase({ ras, assert, trial }: ReadOnly): number {
  trial('closes with nothing left under way', async () => {
    assert.equal(await within(ras.close(5000)), true)
    return null
  })
  return 1
}
