import { spawn } from 'node:child_process'
import { CODE } from '../../constants.ts'
import type { RasAnswer } from '../../port.ts'
import { reasonOf } from '../koffi.ts'
import { inSystemFolder } from '../windows/windows-folder.ts'

/**
 * Opens Windows' own dialog for an entry: `rasphone -f <phone book> -d <entry>`. The password is a matter between the user
 * and Windows. A dialled number has no entry, so there is nothing to open for it.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/rasphone
 */
export async function reconnectDialog(phonebook: string, entry: string): Promise<RasAnswer<null>> {
  if (process.platform !== 'win32') {
    return { kind: 'unavailable', reason: 'The dialog to connect an entry is Windows’ own.' }
  }
  const words = dialogArguments(phonebook, entry)
  if (typeof words === 'number') return { kind: 'code', code: words }
  try {
    return await start(inSystemFolder('rasphone.exe'), words)
  } catch (error) {
    return { kind: 'unavailable', reason: `Windows’ dialog could not be opened: ${reasonOf(error)}.` }
  }
}

/** The program's arguments, or the code that says why there are none. */
export function dialogArguments(phonebook: string, entry: string): readonly string[] | number {
  if (entry === '' || entry.startsWith('.')) return CODE.CannotFindPhonebookEntry
  // Quotes cannot stand in an entry's name or a path; a NUL would cut them.
  if (/["\0]/.test(entry + phonebook)) return CODE.InvalidName
  return [...(phonebook === '' ? [] : ['-f', phonebook]), '-d', entry]
}

function start(program: string, words: readonly string[]): Promise<RasAnswer<null>> {
  return new Promise((resolve) => {
    const dialog = spawn(program, words, { detached: true, stdio: 'ignore', shell: false })
    dialog.once('spawn', () => {
      dialog.unref()
      resolve({ kind: 'value', value: null })
    })
    dialog.once('error', (error) => {
      resolve({ kind: 'unavailable', reason: `Windows’ dialog could not be opened: ${reasonOf(error)}.` })
    })
  })
}
