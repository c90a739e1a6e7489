import { createServer } from 'node:net'
import { expect } from '@playwright/test'
import { type Start, startWith } from './running.ts'

/** What somebody could hand a package to open it, each with the name that the log must tell. */
const TAKEN = [
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--remote-allow-origins=*',
  '--inspect=127.0.0.1:0',
  '--inspect-brk',
  '--load-extension=/nowhere',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--ignore-certificate-errors',
  '--renderer-cmd-prefix=/nowhere/program',
  '--proxy-server=127.0.0.1:1',
  '--host-resolver-rules=MAP * 127.0.0.1',
]

/** The package starts with all of these, takes each of them away, and opens nothing. */
export async function expectSwitchesTaken(start: Start): Promise<void> {
  const started = await startWith(start, TAKEN)
  try {
    await expect.poll(started.log, { timeout: 60_000 }).toMatch(/ engine: \d+ ms/)
    for (const given of TAKEN) {
      expect(started.log()).toContain(`switch taken away: ${given.split('=')[0]}\n`)
    }
    expect(started.listens()).toBe(false)
  } finally {
    await started.stop()
  }
}

/** The package opens no port, although it was told which. */
export async function expectNoPort(start: Start): Promise<void> {
  const port = await freePort()
  const started = await startWith(start, [`--remote-debugging-port=${port}`])
  try {
    await expect.poll(started.log, { timeout: 60_000 }).toMatch(/ engine: \d+ ms/)
    await expect(fetch(`http://127.0.0.1:${port}/json/version`)).rejects.toThrow()
  } finally {
    await started.stop()
  }
}

/** What has acted before the first line of OnHook's: it says so and does not start. */
export async function expectRefused(start: Start, given: string): Promise<void> {
  const started = await startWith(start, [given])
  try {
    const sentence = `OnHook does not start with ${given.split('=')[0]}.`
    await expect.poll(started.log, { timeout: 60_000 }).toContain(sentence)
    // On Windows it says so in a box, too, which goes by itself.
    await expect.poll(started.code, { timeout: 60_000 }).toBe(1)
    expect(started.log()).not.toContain('engine:')
  } finally {
    await started.stop()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
