/** The program inside the small machine: responder and client, case by case, reported on the console. */
import { readFileSync } from 'node:fs'
import { nodeClock } from '../responder/node-clock.ts'
import type { Certificate } from '../responder/self-signed.ts'
import { startResponder } from '../responder/server.ts'
import { CASES, playCase } from './cases.ts'
import { ADDRESSES, CREDENTIALS, type Dial } from './dial.ts'
import { writeReport } from './report.ts'

interface StoredCertificate extends Omit<Certificate, 'der'> {
  /** Base64. */
  readonly der: string
}

/** ms; where the test outside has ended early, nobody else would switch the machine off. */
const AT_MOST = 170_000

setTimeout(() => process.exit(1), AT_MOST)
void main()

async function main(): Promise<void> {
  const stored = JSON.parse(readFileSync('/mnt/certificate.json', 'utf8')) as StoredCertificate
  let running: Dial | null = null
  const responder = await startResponder({
    clock: nodeClock,
    certificate: { ...stored, der: Buffer.from(stored.der, 'base64') },
    credentials: CREDENTIALS,
    addresses: ADDRESSES,
    onEvent: ({ event }) => running?.hear(event),
  })
  for (const each of CASES) {
    const began = performance.now()
    const outcome = await playCase(each, responder, (dial) => {
      running = dial
    })
    console.log(writeReport({ name: each.name, took: Math.round(performance.now() - began), ...outcome }))
  }
  await responder.close()
  process.exit(0)
}
