import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { Errand, Word } from './message.ts'

export interface Killed {
  readonly words: readonly Word[]
  /** What the child complained of; '' for one that only was killed. */
  readonly complaint: string
}

/** ms that a child gets after its last hang-up. */
const SPARE = 120

/** Runs the child and kills it with SIGKILL: where it halts, else so many ms after its start. */
export function runAndKill(program: string, errand: Errand, afterMs: number): Promise<Killed> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, JSON.stringify(errand)], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    })
    let text = ''
    let complaint = ''
    let killing: NodeJS.Timeout | null = null
    const kill = (): boolean => child.kill('SIGKILL')
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('utf8')
      if (text.includes('"halted"')) kill()
      else if (killing === null) {
        // One that never came to its point is killed all the same.
        if (errand.halt === null && text.includes('"started"')) killing = setTimeout(kill, afterMs)
        else if (text.includes('"done"')) killing = setTimeout(kill, SPARE)
      }
    }
    ;(child.stdio[3] as Readable).on('data', hear)
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint += chunk.toString('utf8')
    })
    child.on('error', reject)
    // `close` comes after the last word was read.
    child.on('close', (code, signal) => {
      if (killing !== null) clearTimeout(killing)
      if (signal !== 'SIGKILL') complaint += `The child ended by itself: ${code}.`
      const lines = text.split('\n').slice(0, -1)
      resolve({ words: lines.map((line): Word => JSON.parse(line)), complaint })
    })
  })
}
