/** Why something failed, in the system's words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
