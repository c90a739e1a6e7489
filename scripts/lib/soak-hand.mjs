import { parseArgs } from 'node:util'
import { at } from './paths.mjs'
import { run } from './run.mjs'

/** In a browser; Electron, which is slower, gets a tenth. */
const PRESSES = 2_000
const USAGE = 'npm run soak -- hand [--presses N] [--seed S]'

/**
 * Random presses on lists that change, in a real browser and in the real Electron: no wrong target, and every press on what
 * stood still works. The specs are the gate's own; here they press more often.
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function soakHand(args) {
  const wish = read(args)
  if (typeof wish === 'string') {
    console.error(wish)
    return 2
  }
  const { presses, seed } = wish
  console.log(`${presses} presses in a browser, ${Math.ceil(presses / 10)} in Electron, seed ${seed}`)
  const browser = await press('ui', presses, seed)
  const electron = await press('electron', Math.ceil(presses / 10), seed)
  return browser === 0 && electron === 0 ? 0 : 1
}

/**
 * @param {readonly string[]} args
 * @returns {{ readonly presses: number, readonly seed: number } | string}
 */
function read(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { presses: { type: 'string' }, seed: { type: 'string' } },
    })
    const presses = Number(values.presses ?? PRESSES)
    const seed = Number(values.seed ?? Math.floor(Math.random() * 0x7fff_ffff))
    if (!Number.isSafeInteger(presses) || presses < 1) return `--presses wants a number of presses. ${USAGE}`
    if (!Number.isSafeInteger(seed) || seed < 0) return `--seed wants a whole number. ${USAGE}`
    return { presses, seed }
  } catch (error) {
    return `${error instanceof Error ? error.message : error}. ${USAGE}`
  }
}

/**
 * @param {'ui' | 'electron'} tier
 * @param {number} presses
 * @param {number} seed
 */
function press(tier, presses, seed) {
  return run(process.execPath, [at('scripts/test.mjs'), tier, 'random-hand', '--retries=0'], {
    ONHOOK_HAND_PRESSES: String(presses),
    ONHOOK_HAND_SEED: String(seed),
  })
}
