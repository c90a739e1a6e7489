import { expect, test } from 'vitest'
import { OK, type Reply, refuse, type Target } from '../../../../electron/contract/schema.ts'
import type { ConnectionRow } from '../../../../electron/contract/snapshot.ts'
import { carryOut, type MenuTargets } from '../../../../electron/shell/tray/menu-actions.ts'
import type { MenuAction } from '../../../../electron/shell/tray/tray-menu.ts'
import { bundle, connection, gone, link, snapshot, teardown } from '../../../fixtures/snapshots.ts'

/** What comes of an entry that is pressed while these connections are there. */
function pressed(action: MenuAction, connections: readonly ConnectionRow[], answer: Reply = OK): readonly string[] {
  const told: string[] = []
  const say = (what: string) => (request: Target) => {
    told.push(`${what} ${request.connection} ${request.link ?? 'whole'}`)
    return answer
  }
  const targets: MenuTargets = {
    engine: {
      snapshot: () => snapshot({ connections }),
      hangUp: say('hang up'),
      hangUpAgain: say('hang up again'),
      hangUpAll: ({ connections: ids }) => {
        told.push(`hang up all ${ids.join(' ')}`)
        return answer
      },
    },
    views: {
      ask: (question) => told.push(question === 'all' ? 'ask all' : `ask ${question.connection}`),
      tellIfRefused: (reply) => {
        if (!reply.ok) told.push(reply.refusal)
      },
      showWindow: () => told.push('window'),
      openWindow: (page) => told.push(page),
    },
    quit: { request: () => OK },
    preferences: { startAtLogin: () => {} },
  }
  carryOut(action, targets)
  return told
}

const target: Target = { connection: 'c1', link: null }
const second: Target = { connection: 'c1', link: 2 }

test('an entry hangs up the connection that it named', () => {
  expect(pressed({ do: 'hang-up', target }, [connection({ id: 'c2' }), connection()])).toEqual(['hang up c1 whole'])
})

test.each(['hang-up', 'hang-up-again', 'ask'] as const)(
  '%s does nothing where its connection has gone, and says so',
  (what) => {
    expect(pressed({ do: what, target }, [connection({ id: 'c2' })])).toEqual(['no-such-row'])
  },
)

test.each(['hang-up', 'hang-up-again', 'ask'] as const)(
  '%s does nothing where its row only says how it ended',
  (what) => {
    const ended = connection({ ended: true, teardown: teardown(gone()) })
    expect(pressed({ do: what, target }, [ended])).toEqual(['no-such-row'])
  },
)

test.each(['hang-up', 'ask'] as const)('%s does nothing where its link has gone, and says so', (what) => {
  const links = [link(), link({ index: 2, state: { kind: 'not-connected' } }), link({ index: 3 })]
  expect(pressed({ do: what, target: second }, [bundle({ id: 'c1', links })])).toEqual(['no-such-row'])
})

test('what has turned out to be somebody else’s is asked about', () => {
  expect(pressed({ do: 'hang-up', target }, [connection()], refuse('not-confirmed'))).toEqual([
    'hang up c1 whole',
    'ask c1',
  ])
})

test('"Hang up all" hangs up those that were there when the menu opened, and says where nothing was', () => {
  const action: MenuAction = { do: 'hang-up-all', connections: ['c1', 'c2'] }
  expect(pressed(action, [connection({ id: 'c3' })], refuse('no-such-row'))).toEqual([
    'hang up all c1 c2',
    'no-such-row',
  ])
})
