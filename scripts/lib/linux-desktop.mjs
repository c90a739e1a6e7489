import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * What Electron wants of a Linux desktop. Where it is missing Electron ends with a line of Chromium's, or none at all.
 * @typedef {object} Desktop
 * @property {string} platform
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {boolean} root
 * @property {boolean} namespaces may a user's program make itself a sandbox out of user namespaces
 * @property {boolean} helper or else, does Chromium's helper belong to root and run as root
 */

/** @typedef {{ readonly ok: true, readonly switches: readonly string[], readonly says: string | null }} Starts */

/** What a program that cannot load its libraries ends with. */
export const LACKS_LIBRARY = 127
export const LIBRARY_SENTENCE =
  'Electron did not start: this system lacks the library named above. On Debian or Ubuntu "sudo apt-get install libgtk-3-0 libnss3 libasound2 libgbm1" brings what it needs; "npm run preview" needs none of it.'

/**
 * @param {string} program Electron's
 * @returns {Desktop}
 */
export function desktopFor(program) {
  return {
    platform: process.platform,
    env: process.env,
    root: process.getuid?.() === 0,
    namespaces:
      setting('kernel/apparmor_restrict_unprivileged_userns') !== '1' &&
      setting('kernel/unprivileged_userns_clone') !== '0' &&
      setting('user/max_user_namespaces') !== '0',
    helper: ownedByRoot(join(dirname(program), 'chrome-sandbox')),
  }
}

/**
 * Can Electron start here, and with which switches?
 * @param {Desktop} desktop
 * @param {readonly string[]} asked the user's own switches
 * @returns {Starts | { readonly ok: false, readonly reason: string }}
 */
export function startsOn({ platform, env, root, namespaces, helper }, asked) {
  if (platform !== 'linux') return { ok: true, switches: asked, says: null }
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY'])
    return { ok: false, reason: 'there is no display: DISPLAY is not set' }
  if (asked.includes('--no-sandbox') || (!root && (namespaces || helper))) {
    return { ok: true, switches: asked, says: null }
  }
  const why = root ? 'for root' : 'on this system, which lets no program make one'
  return {
    ok: true,
    switches: ['--no-sandbox', ...asked],
    says: `Chromium has no sandbox ${why}: OnHook runs without it.`,
  }
}

/** @param {string} name */
function setting(name) {
  try {
    return readFileSync(`/proc/sys/${name}`, 'utf8').trim()
  } catch {
    return null
  }
}

/** @param {string} file */
function ownedByRoot(file) {
  try {
    const { uid, mode } = statSync(file)
    return uid === 0 && (mode & 0o4000) !== 0
  } catch {
    return false
  }
}
