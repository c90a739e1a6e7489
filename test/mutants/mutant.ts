/** One mistake, made on purpose in one shipped file. */
export interface Mutant {
  readonly name: string
  /** From the top of the tree. */
  readonly file: string
  /** Stands once in the file … */
  readonly from: string
  /** … and is replaced by this. */
  readonly to: string
  /** Who is expected to notice; another may be quicker. */
  readonly invariant: string
  /** Which proof has to notice: random stories, kill -9 of a real process with real files, or the tests of one file. */
  readonly by: 'stories' | 'kills' | { readonly test: string }
}
