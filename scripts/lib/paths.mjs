import { fileURLToPath } from 'node:url'

/** The repository's folder, whatever the working directory is. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/**
 * @param {string} path relative to the repository
 * @returns {string}
 */
export const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
