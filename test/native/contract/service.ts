import type { RasServiceState } from '../../../native/port.ts'
import type { Contract } from './stage.ts'

const STATES: readonly RasServiceState[] = ['running', 'stopped', 'disabled', 'starting', 'stopping']

/** What the service manager says of RasMan. */
export function serviceCases({ plays, implementation, assert }: Contract): void {
  if (!implementation.capabilities.service) return

  for (const state of STATES) {
    plays(
      `says that the service is ${state}`,
      `onhook-scenario version=1 service=${state}`,
      async ({ ras, value, log }) => {
        assert.equal(await value(ras.serviceState()), state)
        assert.equal(await value(ras.serviceState()), state, 'asked again')
        const opened = log?.().filter((line) => line.kind === 'call' && line.call.name === 'OpenServiceW')
        if (opened !== undefined) assert.equal(opened.length, 1, 'the service is opened once')
      },
    )
  }

  plays(
    'says in a sentence that there is no such service',
    'onhook-scenario version=1 service=missing',
    async ({ ras }) => {
      const answer = await ras.serviceState()
      assert.ok(answer.kind === 'unavailable' && /\w+ \w+/.test(answer.reason))
    },
  )

  plays(
    'keeps nothing of the service manager open where there is no such service',
    'onhook-scenario version=1 service=missing',
    async ({ ras, log }) => {
      for (let look = 0; look < 3; look += 1) await ras.serviceState()
      const called = (name: string) =>
        (log?.() ?? []).filter((line) => line.kind === 'call' && line.call.name === name).length
      assert.equal(called('CloseServiceHandle'), called('OpenSCManagerW'))
    },
  )

  plays(
    'asks the service manager of the service, and RAS of nothing',
    'onhook-scenario version=1 service=stopped\nconnection id=a\ncall name=* code=711',
    async ({ ras, value, log }) => {
      assert.equal(await value(ras.serviceState()), 'stopped')
      const called = (log?.() ?? []).flatMap((line) => (line.kind === 'call' ? [line.call.name] : []))
      assert.deepEqual(
        called.filter((name) => name.startsWith('Ras')),
        [],
      )
    },
  )
}
