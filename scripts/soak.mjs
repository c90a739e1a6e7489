import { fork } from 'node:child_process'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { buildOrExit, bundleForNode } from './lib/bundles.mjs'
import { soakHand } from './lib/soak-hand.mjs'

/** What goes to a worker (test/soak/worker.ts) and what comes back. */
/** @typedef {{ readonly seed: number, readonly runs: number }} Chunk */
/** @typedef {{ readonly kind: 'violated', readonly stories: number, readonly seed: number, readonly findings: readonly string[], readonly story: string }} Violation */
/** @typedef {{ readonly kind: 'held', readonly stories: number } | Violation} ChunkResult */
/** @typedef {{ readonly runs: number, readonly seed: number, readonly jobs: number }} Wish */

/** Stories from one seed: few enough that one chunk with a finding is soon told again. */
const CHUNK = 1_000
const USAGE = 'npm run soak -- [--runs N] [--seed S] [--jobs J], or npm run soak -- hand'

/** @returns {Wish | string} */
function read() {
  try {
    const { values } = parseArgs({
      options: { runs: { type: 'string' }, seed: { type: 'string' }, jobs: { type: 'string' } },
    })
    const runs = Number(values.runs ?? 10_000)
    const seed = Number(values.seed ?? Math.floor(Math.random() * 0x7fff_ffff))
    const jobs = Number(values.jobs ?? cpus().length)
    if (!Number.isSafeInteger(runs) || runs < 1) return `--runs wants a number of stories. ${USAGE}`
    if (!Number.isSafeInteger(seed) || Math.abs(seed) > 0x7fff_ffff) return `--seed wants a whole number. ${USAGE}`
    if (!Number.isSafeInteger(jobs) || jobs < 1) return `--jobs wants a number of processes. ${USAGE}`
    return { runs, seed, jobs }
  } catch (error) {
    return `${error instanceof Error ? error.message : error}. ${USAGE}`
  }
}

/**
 * The first chunk has the seed itself, so that any chunk can be told again by its own.
 * @param {Wish} wish
 * @returns {Chunk[]}
 */
function chunksOf({ runs, seed }) {
  const count = Math.ceil(runs / CHUNK)
  return Array.from({ length: count }, (_, at) => ({
    seed: at === 0 ? seed : scatter(seed, at),
    runs: Math.min(CHUNK, runs - at * CHUNK),
  }))
}

/**
 * @param {number} seed
 * @param {number} at
 */
function scatter(seed, at) {
  let hash = Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) ^ Math.imul(at, 0xc2b2_ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d)
  return (hash ^ (hash >>> 13)) >>> 1
}

/**
 * @param {string} program
 * @param {Wish} wish
 */
async function soak(program, wish) {
  const chunks = chunksOf(wish)
  const began = Date.now()
  let told = 0
  let printedAt = 0
  /** @type {Violation[]} */
  const violations = []

  const progress = () => {
    const seconds = (Date.now() - began) / 1000
    const rate = told / seconds
    const left = Math.round((wish.runs - told) / Math.max(rate, 1))
    const line = `${told} of ${wish.runs} stories, ${Math.round(rate)} a second, ${left} s left, ${violations.length} violations`
    if (process.stdout.isTTY) process.stdout.write(`\r${line}   `)
    else if (Date.now() - printedAt > 30_000) {
      printedAt = Date.now()
      console.log(line)
    }
  }

  const worker = () =>
    new Promise((resolve, reject) => {
      const child = fork(program)
      const next = () => {
        const chunk = violations.length > 0 ? undefined : chunks.shift()
        if (chunk === undefined) child.disconnect()
        else child.send(chunk)
      }
      child.on('message', (/** @type {ChunkResult} */ result) => {
        told += result.stories
        if (result.kind === 'violated') violations.push(result)
        progress()
        next()
      })
      child.on('error', reject)
      child.on('exit', (code, signal) =>
        code === 0 ? resolve(null) : reject(new Error(`A worker ended with ${signal ?? code}.`)),
      )
      next()
    })
  await Promise.all(Array.from({ length: Math.min(wish.jobs, chunks.length) }, worker))
  if (process.stdout.isTTY) process.stdout.write('\n')
  return { told, violations, seconds: (Date.now() - began) / 1000 }
}

async function main() {
  const wish = read()
  if (typeof wish === 'string') {
    console.error(wish)
    return 2
  }
  let program = ''
  await buildOrExit(async () => {
    program = await bundleForNode({
      name: 'worker',
      entry: 'test/soak/worker.ts',
      folder: 'out/soak',
      loudness: 'warn',
    })
  })
  const { told, violations, seconds } = await soak(program, wish)
  for (const { seed, stories, findings, story } of violations) {
    console.log(`\n${findings.join('\n')}\n\n${story}\n`)
    console.log(
      `Found after ${stories} stories of seed ${seed}: npm run soak -- --seed ${seed} --runs ${CHUNK} --jobs 1`,
    )
  }
  console.log(
    `${told} interleavings (stories), seed ${wish.seed}, ${violations.length} violations, ${seconds.toFixed(1)} s`,
  )
  return violations.length > 0 ? 1 : 0
}

const [kind, ...rest] = process.argv.slice(2)
process.exitCode = kind === 'hand' ? await soakHand(rest) : await main()
