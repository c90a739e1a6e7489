/** Why a call gave no value. */
export type Failure =
  /** `text`: Windows' own sentence, in the user's language, for a code that the words have none for. */
  | { readonly kind: 'code'; readonly code: number; readonly name: string | null; readonly text?: string }
  | { readonly kind: 'unavailable'; readonly reason: string }
  | { readonly kind: 'busy' }
  | { readonly kind: 'malformed'; readonly reason: string }
