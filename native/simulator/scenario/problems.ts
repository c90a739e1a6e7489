/** What is wrong with a scenario, for the person who wrote it. */
export interface Problem {
  /** One-based. */
  readonly line: number
  readonly sentence: string
}

/** So many are told; a file with more is no scenario. */
const MOST_TOLD = 20

/** A sentence may quote the file, which may hold anything; characters. */
const LONGEST_SENTENCE = 300

/** Collects what is wrong: the first of it, and how much there is. */
export class Problems {
  readonly #told: Problem[] = []
  #count = 0

  get any(): boolean {
    return this.#count > 0
  }

  add(line: number, sentence: string): void {
    this.#count += 1
    if (this.#told.length >= MOST_TOLD) return
    const short = sentence.length > LONGEST_SENTENCE ? `${sentence.slice(0, LONGEST_SENTENCE)}…` : sentence
    this.#told.push({ line, sentence: short })
  }

  /** In the order of the lines; the last says how many are not told. */
  told(): readonly Problem[] {
    const told = [...this.#told].sort((a, b) => a.line - b.line)
    const left = this.#count - told.length
    const last = told.at(-1)
    return left === 0 || last === undefined ? told : [...told, { line: last.line, sentence: `And ${left} more.` }]
  }
}
