/**
 * What npm's errors mean to someone who only wanted to start OnHook.
 * @type {readonly (readonly [pattern: RegExp, sentence: (code: string) => string])[]}
 */
const TROUBLES = [
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|ENETDOWN)\b/,
    (code) =>
      `The npm registry cannot be reached (${code}). OnHook needs the network once, to fetch what it is built from: connect, or tell npm of your proxy (npm config set proxy …), and run it again.`,
  ],
  [
    /\b(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_HAS_EXPIRED|DEPTH_ZERO_SELF_SIGNED_CERT)\b/,
    (code) =>
      `The npm registry's certificate is not trusted here (${code}). Behind a proxy that signs by itself, tell npm its certificate (npm config set cafile …) and run it again.`,
  ],
  [/\b(ENOSPC)\b/, () => 'The disk is full. Make room (about 600 MB are needed) and run it again.'],
  [/\b(EACCES|EPERM|EROFS)\b/, (code) => `node_modules cannot be written (${code}). Check who owns the folder.`],
  [/\b(EINTEGRITY)\b/, () => 'A package arrived damaged. Run "npm cache clean --force" and try again.'],
  [/\b(E401|E403)\b/, (code) => `The npm registry refused (${code}). Check "npm config get registry" and your login.`],
]

/**
 * @param {string} output what npm wrote to its error stream
 * @returns {string} one sentence, or npm's own words where nothing better is known
 */
export function explainNpm(output) {
  for (const [pattern, sentence] of TROUBLES) {
    const code = pattern.exec(output)?.[1]
    if (code !== undefined) return sentence(code)
  }
  const said = output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
    .filter((line) => line !== '' && !/complete log|^npm warn/i.test(line))
  return `npm could not install the dependencies:\n  ${said.slice(-6).join('\n  ') || 'it gave no reason'}`
}
