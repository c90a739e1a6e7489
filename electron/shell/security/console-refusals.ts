/**
 * Chromium tells the page's console alone what its policy and its sandbox refuse, and a witness in the page tells there
 * what nobody else sees (page-witness.ts). A page can write such lines itself: they are counted as attempts, no more.
 */

/** Before what the witness saw. */
export const WITNESS = 'OnHook denies: '

const BY_POLICY = /violates the following Content Security Policy directive: "([a-z-]+)/
const BY_SANDBOX = /^Ignored call to '(\w+)\(\)'\. The document is sandboxed/
const BY_CHROMIUM = /^Not allowed to (?:navigate top frame to|load) (data|filesystem|local)\b/
const SEEN = new RegExp(`^${WITNESS}([\\w -]{1,40})$`)

/** What was refused, in a few words of ours; null where the line is about something else. */
export function refusalInConsole(line: string): string | null {
  const policy = BY_POLICY.exec(line)?.[1]
  if (policy !== undefined) return `content security policy: ${policy}`
  const call = BY_SANDBOX.exec(line)?.[1]
  const navigation = BY_CHROMIUM.exec(line)?.[1]
  if (navigation !== undefined) return `navigation: ${navigation}`
  return call ?? SEEN.exec(line)?.[1] ?? null
}
