import { homedir, hostname, release } from 'node:os'
import { basename } from 'node:path'
import { app } from 'electron'

/** Names of this user and this computer: a report must not hold them. */
export function privateNames(): readonly string[] {
  const { USER = '', USERNAME = '', USERDOMAIN = '', USERDNSDOMAIN = '', COMPUTERNAME = '' } = process.env
  return [basename(homedir()), hostname(), USER, USERNAME, USERDOMAIN, USERDNSDOMAIN, COMPUTERNAME]
}

/** Versions of the program and what it runs on, for the report. */
export function programVersions(): Readonly<Record<string, string>> {
  const { electron = '', chrome = '', node = '' } = process.versions
  return {
    onhook: app.getVersion(),
    electron,
    chrome,
    node,
    system: `${process.platform} ${release()} ${process.arch}`,
  }
}
