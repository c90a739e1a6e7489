import { createRequire } from 'node:module'

export type Koffi = typeof import('koffi')

export type KoffiFunction = ReturnType<ReturnType<Koffi['load']>['func']>

const require = createRequire(import.meta.url)

/** Absolute path of the package's entry, for threads that have no place of their own to look it up from. */
export const koffiPath = (): string => require.resolve('koffi')

/** Brought in when it is first needed, so that a machine it does not run on gets a sentence and not a crash. */
export function loadKoffi(): Koffi {
  const koffi: Koffi = require('koffi')
  return koffi
}

/** A koffi function that is declared to return a DWORD. */
export function callForNumber(run: KoffiFunction, ...values: readonly unknown[]): number {
  const result: unknown = run(...values)
  return typeof result === 'number' ? result : 0
}

/** A koffi function that is declared to return `uintptr_t`: a number when small, a bigint when large. */
export function callForPointer(run: KoffiFunction, ...values: readonly unknown[]): bigint {
  const result: unknown = run(...values)
  return typeof result === 'number' || typeof result === 'bigint' ? BigInt(result) : 0n
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

const MAY_BE_BARRED =
  'Smart App Control, or another rule of this PC about programs, may bar libraries that are not signed.'

/** Why koffi was not loaded, in a sentence: what Windows says itself names no cause where a policy keeps it out. */
export function withLikelyCause(reason: string, platform: NodeJS.Platform): string {
  return platform === 'win32' && /koffi/i.test(reason) ? `${reason} ${MAY_BE_BARRED}` : reason
}
