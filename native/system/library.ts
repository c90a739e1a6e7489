import { isAbsolute } from 'node:path'
import type { WorkerSetup } from './calls/call-worker.ts'
import type { WorkerLibrary } from './calls/worker-program.ts'
import { FUNCTION_NAMES, FUNCTIONS, type LibraryRole } from './functions.ts'
import { inSystemFolder } from './windows/windows-folder.ts'

/** Windows' own rasapi32.dll, or a library with its exports by an absolute path. */
export type LibraryChoice = { readonly kind: 'system' } | { readonly kind: 'file'; readonly path: string }

export type LibraryPlan =
  | { readonly kind: 'plan'; readonly path: string; readonly setup: WorkerSetup }
  | { readonly kind: 'impossible'; readonly reason: string }

/** The processors whose struct layout is known: 64 bits, little-endian. */
const WIDE: readonly string[] = ['x64', 'arm64']

/** Which libraries to bring in and where to look each function up. All by absolute paths: no search order decides. */
export function planLibraries(choice: LibraryChoice): LibraryPlan {
  const windows = process.platform === 'win32'
  if (choice.kind === 'system' && !windows) {
    return { kind: 'impossible', reason: 'Windows’ RAS library, rasapi32.dll, exists on Windows only.' }
  }
  if (!WIDE.includes(process.arch)) {
    return {
      kind: 'impossible',
      reason: `RAS libraries are called from 64-bit programs only, and this one is ${process.arch}.`,
    }
  }
  if (choice.kind === 'file' && !isAbsolute(choice.path)) {
    return { kind: 'impossible', reason: `The path of a RAS library must be absolute, and “${choice.path}” is not.` }
  }
  const path = choice.kind === 'system' ? inSystemFolder('rasapi32.dll') : choice.path
  const libraries: WorkerLibrary[] = [{ path, required: true }]
  const place: Record<LibraryRole, number> = { ras: 0, service: 0, kernel: 0 }
  if (windows) place.kernel = libraries.push({ path: inSystemFolder('kernel32.dll'), required: false }) - 1
  // The service manager knows nothing of a library that is not Windows' own; one may bring its own answers.
  if (choice.kind === 'system') {
    place.service = libraries.push({ path: inSystemFolder('advapi32.dll'), required: false }) - 1
  }
  const functions = FUNCTION_NAMES.map((name) => {
    const { library, arguments: count, result } = FUNCTIONS[name]
    return { name, library: place[library], arguments: count, result }
  })
  return { kind: 'plan', path, setup: { libraries, functions } }
}
