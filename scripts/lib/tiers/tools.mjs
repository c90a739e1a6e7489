import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Where a program lies on the PATH.
 * @param {readonly string[]} names the first that is there wins
 * @returns {string | null}
 */
export function onPath(...names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : ['']
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      for (const ending of endings) {
        const path = join(folder, name + ending)
        if (folder !== '' && runs(path)) return path
      }
    }
  }
  return null
}

/**
 * A Chromium to look at the views with: the one named by ONHOOK_CHROMIUM, the system's, or Playwright's own.
 * @returns {Promise<string | null>}
 */
export async function chromium() {
  const named = process.env['ONHOOK_CHROMIUM']
  if (named) return runs(named) ? named : null
  const system = onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
  if (system !== null) return system
  const playwright = await import('@playwright/test')
  const own = playwright.chromium.executablePath()
  return runs(own) ? own : null
}

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
