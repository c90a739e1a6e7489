import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleForNode } from './lib/bundles.mjs'
import { createMutantTree } from './lib/tiers/mutant-tree.mjs'

/** A row of test/mutants/table.ts. */
/** @typedef {{ readonly name: string, readonly file: string, readonly from: string, readonly to: string, readonly invariant: string, readonly by: 'stories' | 'kills' | { readonly test: string } }} Mutant */
/** @typedef {{ readonly caught: true, readonly invariants: readonly string[], readonly how: string } | { readonly caught: false, readonly why: string }} Verdict */

const USAGE = 'npm run mutants -- [--only TEXT] [--seed S] [--runs N]'

/** What each proof is given until a mutant counts as one that survives. */
const KILLS = '120'

/**
 * @param {string} root
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function node(root, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  return { ok: status === 0, said: `${stdout}\n${stderr}` }
}

/**
 * @param {string} root
 * @param {{ readonly seed: string, readonly runs: string }} wish
 * @returns {Verdict}
 */
function byStories(root, { seed, runs }) {
  const args = [join(root, 'scripts/soak.mjs'), '--runs', runs, '--seed', seed, '--jobs', '1']
  const { ok, said } = node(root, args)
  if (ok) return { caught: false, why: `${runs} stories of seed ${seed} hold` }
  const invariants = [...new Set([...said.matchAll(/^(I\d+): /gm)].map((match) => match[1] ?? ''))]
  const found = /Found after (\d+) stories of seed (-?\d+)/.exec(said)
  const told = /^(\d+) interleavings/m.exec(said)
  if (invariants.length === 0 || found === null) return { caught: false, why: `nothing was judged:\n${said}` }
  return { caught: true, invariants, how: `seed ${seed}, ${told?.[1]} stories (again: seed ${found[2]})` }
}

/**
 * @param {string} root
 * @param {{ readonly seed: string }} wish
 * @returns {Verdict}
 */
function byKills(root, { seed }) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', 'test/unit/crash']
  const { ok, said } = node(root, args, { ONHOOK_KILLS: KILLS, ONHOOK_SEED: seed })
  if (ok) return { caught: false, why: `${KILLS} kills of seed ${seed} hold` }
  const found = /"(.*) \(seed (-?\d+), kill (\d+), ([\w-]+)\)"/.exec(said)
  if (found === null) return { caught: false, why: `nothing was judged:\n${said}` }
  return { caught: true, invariants: ['I12'], how: `seed ${found[2]}, kill ${found[3]} (${found[4]}): ${found[1]}` }
}

/**
 * @param {string} root
 * @param {Mutant} mutant
 * @param {string} test
 * @returns {Verdict}
 */
function byTest(root, { invariant }, test) {
  const { ok, said } = node(root, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', test])
  if (ok) return { caught: false, why: `${test} passes` }
  const failed = / FAIL .*? > (.*)/.exec(said)
  if (failed === null) return { caught: false, why: `nothing was judged:\n${said}` }
  return { caught: true, invariants: [invariant], how: `${test}: ${failed[1]?.trim()}` }
}

/**
 * @param {string} only
 * @returns {Promise<readonly Mutant[]>}
 */
async function table(only) {
  const file = await bundleForNode({
    name: 'mutants',
    entry: 'test/mutants/table.ts',
    folder: 'out/mutants',
    loudness: 'warn',
  })
  const { TABLE } = await import(pathToFileURL(file).href)
  return TABLE.filter((/** @type {Mutant} */ mutant) => mutant.name.includes(only))
}

async function main() {
  let only = ''
  let wish = { seed: '7', runs: '40000' }
  try {
    const { values } = parseArgs({
      options: { only: { type: 'string' }, seed: { type: 'string' }, runs: { type: 'string' } },
    })
    only = values.only ?? ''
    wish = { seed: values.seed ?? wish.seed, runs: values.runs ?? wish.runs }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}. ${USAGE}`)
    return 2
  }
  const mutants = await table(only)
  if (mutants.length === 0) {
    console.error(`No mutant's name has "${only}" in it.`)
    return 2
  }
  const tree = createMutantTree()
  let survived = 0
  try {
    const sound = byStories(tree.root, { ...wish, runs: '2000' })
    if (sound.caught || !sound.why.includes('hold')) {
      console.error(`The tree itself does not hold: ${sound.caught ? sound.how : sound.why}`)
      return 1
    }
    for (const mutant of mutants) {
      const cannot = tree.change(mutant)
      /** @type {Verdict} */
      const verdict = cannot === null ? judge(tree.root, mutant, wish) : { caught: false, why: cannot }
      tree.restore(mutant.file)
      if (!verdict.caught) survived += 1
      console.log(lineOf(mutant, verdict))
    }
  } finally {
    tree.remove()
  }
  console.log(`\n${mutants.length} mutants, ${mutants.length - survived} caught, ${survived} survived`)
  return survived > 0 ? 1 : 0
}

/**
 * @param {string} root
 * @param {Mutant} mutant
 * @param {{ readonly seed: string, readonly runs: string }} wish
 * @returns {Verdict}
 */
function judge(root, mutant, wish) {
  switch (mutant.by) {
    case 'stories':
      return byStories(root, wish)
    case 'kills':
      return byKills(root, wish)
    default:
      return byTest(root, mutant, mutant.by.test)
  }
}

/**
 * @param {Mutant} mutant
 * @param {Verdict} verdict
 */
function lineOf({ name, invariant }, verdict) {
  if (!verdict.caught) return `SURVIVED ${name}: ${verdict.why}`
  const expected = verdict.invariants.includes(invariant) ? '' : ` (${invariant} was expected)`
  return `${verdict.invariants.join(' ').padEnd(8)} ${name}${expected}: ${verdict.how}`
}

process.exitCode = await main()
