import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { MOST_PLAYED, readRecording } from '../../../electron/host/recording/read-recording.ts'
import { linesOf } from '../../../electron/storage/recording-file.ts'
import { each, recordingOf } from '../../fixtures/recordings.ts'

const HEADER = '{"v":1,"recording":"OnHook","epoch":0,"source":"system","versions":{}}'
const LIST = '{"at":0,"ms":1,"method":"enumConnections","answer":{"kind":"value","value":[]}}'
const AGAIN = '{"at":5,"ms":1,"method":"enumConnections","same":true}'
const END = '{"at":9,"end":"asked","calls":2,"events":0}'

const read = async (...lines: string[]) => {
  const { calls, remarks, length } = await recordingOf(lines)
  return { answers: calls.map(({ at, call }) => [at, call.answer]), remarks, length }
}
const NOTHING = { kind: 'value', value: [] }

describe('A recording is read', () => {
  test('with each answer that is the same as the last', async () => {
    expect(await read(HEADER, LIST, AGAIN, END)).toEqual({
      answers: [
        [0, NOTHING],
        [5, NOTHING],
      ],
      remarks: [],
      length: 9,
    })
  })

  test('as far as it goes where it was cut off, within a line too', async () => {
    for (const rest of [[], [AGAIN.slice(0, 20)]]) {
      const { answers, remarks } = await read(HEADER, LIST, ...rest)
      expect(answers).toEqual([[0, NOTHING]])
      expect(remarks).toEqual(['The recording was cut off: it is played as far as it goes.'])
    }
  })

  test('as far as it is understood where it is of a newer version', async () => {
    const newer = HEADER.replace('"v":1', '"v":7')
    const { answers, remarks } = await read(newer, '{"at":1,"mood":"new"}', LIST, END)
    expect(answers).toEqual([[0, NOTHING]])
    expect(remarks).toEqual([
      'The recording is of version 7, and this OnHook knows 1: it is played as far as it is understood.',
      '1 of its lines are not understood: left out.',
    ])
  })

  test('without functions that nobody knows', async () => {
    const strange = '{"at":1,"ms":1,"method":"rasDance","answer":{"kind":"value","value":1}}'
    const { answers, remarks } = await read(HEADER, strange, LIST, strange, END)
    expect(answers).toEqual([[0, NOTHING]])
    expect(remarks).toEqual(['It holds rasDance, which this OnHook does not know, 2 times: left out.'])
  })

  test.each([
    ['no JSON', '{"at":1,"ms":'],
    ['an answer of another shape', '{"at":1,"ms":1,"method":"enumConnections","answer":{"kind":"value","value":7}}'],
    ['"same" without anything before it', '{"at":1,"ms":1,"method":"open","same":true}'],
    ['a handle that is none', '{"at":1,"ms":1,"method":"hangUp","handle":"0x10","answer":{"kind":"code","code":6}}'],
    ['neither call nor event', '[1,2,3]'],
    ['an event that is none', '{"at":1,"event":"exploded"}'],
  ])('without a line that is wrong: %s', async (_what, line) => {
    const { answers, remarks } = await read(HEADER, line, LIST, END)
    expect(answers).toEqual([[0, NOTHING]])
    expect(remarks).toEqual(['1 of its lines are not understood: left out.'])
  })

  test.each([
    ['nothing', [], 'The recording is empty.'],
    ['another file', ['onhook-scenario version=1'], 'This is no recording: its first line is not that of one.'],
    ['a journal', ['{"v":1,"begin":"x"}'], 'This is no recording: its first line is not that of one.'],
  ])('not at all where it is %s', async (_what, lines, sentence) => {
    expect(await readRecording(each(lines))).toBe(sentence)
  })
})

describe('A file', () => {
  const inFolder = async (use: (file: string) => Promise<void>) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'onhook-recording-'))
    try {
      await use(path.join(folder, 'a.jsonl'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  test('of 500 MB is played as far as a recording can go', async () => {
    await inFolder(async (file) => {
      writeFileSync(file, [HEADER, LIST, AGAIN, ''].join('\n'))
      truncateSync(file, 500 * 1024 * 1024)
      const recording = await readRecording(linesOf(file, MOST_PLAYED))
      expect(recording).toMatchObject({
        calls: [{ at: 0 }, { at: 5 }],
        remarks: ['The recording is longer than 32 MB: the rest of it is not played.'],
      })
    })
  })

  test('that is not there is a sentence', async () => {
    await inFolder(async (file) => {
      expect(await readRecording(linesOf(file, MOST_PLAYED))).toMatch(/^The recording cannot be read: ENOENT/)
    })
  })
})
