import { at } from './paths.mjs'
import { runForUser } from './run.mjs'

/**
 * Runs the built preview until the user ends it.
 * @param {readonly string[]} switches as given to the application; the preview takes those that mean something to it
 * @returns {Promise<number>} exit code
 */
export function showPreview(switches) {
  return runForUser(process.execPath, ['--enable-source-maps', at('out/preview/preview.mjs'), '--open', ...switches])
}
