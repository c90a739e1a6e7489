/** The oldest Node.js that the tools (Vite, Vitest, electron-vite) run on. */
export const OLDEST_NODE = '20.19.0'

/**
 * @param {string} version as in `process.versions.node`
 * @returns {string | null} a sentence for the user, or null where it is new enough
 */
export function nodeTooOld(version) {
  const [major, minor] = numbers(version)
  const [oldestMajor, oldestMinor] = numbers(OLDEST_NODE)
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null
  return `OnHook needs Node.js ${OLDEST_NODE} or newer; this is ${version}. Get a newer one from https://nodejs.org and run it again.`
}

/**
 * @param {string} version
 * @returns {readonly [number, number]}
 */
function numbers(version) {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10) || 0)
  return [parts[0] ?? 0, parts[1] ?? 0]
}
