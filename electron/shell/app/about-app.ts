import { homedir, hostname } from 'node:os'
import { basename } from 'node:path'
import { app } from 'electron'

/** Who sits here: not to stand in a report. */
export function namesHere(): readonly string[] {
  const { USER = '', USERNAME = '', USERDOMAIN = '', USERDNSDOMAIN = '', COMPUTERNAME = '' } = process.env
  return [basename(homedir()), hostname(), USER, USERNAME, USERDOMAIN, USERDNSDOMAIN, COMPUTERNAME]
}

/** What runs here, for whoever reads a report. */
export function versionsHere(): Readonly<Record<string, string>> {
  const { electron = '', chrome = '', node = '' } = process.versions
  return { onhook: app.getVersion(), electron, chrome, node, system: `${process.platform} ${process.arch}` }
}
