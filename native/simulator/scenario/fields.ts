import type { Directive, Problem } from './lexer.ts'
import type { Reader } from './values.ts'

/** One key of a directive: how it is read, and what it is where it does not stand. */
export interface Field<T> {
  readonly key: string
  readonly read: Reader<T>
  readonly missing: { readonly kind: 'required' } | { readonly kind: 'default'; readonly value: T }
}

export const required = <T>(key: string, read: Reader<T>): Field<T> => ({ key, read, missing: { kind: 'required' } })

export const optional = <T>(key: string, read: Reader<T>, fallback: T): Field<T> => ({
  key,
  read,
  missing: { kind: 'default', value: fallback },
})

/** For a default that only the whole file can tell. */
export const inherited = <T>(key: string, read: Reader<T>): Field<T | null> => optional<T | null>(key, read, null)

export type Fields = Readonly<Record<string, Field<unknown>>>

export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }

/** Reads all pairs of a directive, or says everything that is wrong with them. */
export function readFields<F extends Fields>(
  directive: Directive,
  fields: F,
): { readonly ok: true; readonly values: ValuesOf<F> } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const values: Record<string, unknown> = {}
  const known = Object.values(fields).map((field) => field.key)
  const blame = (sentence: string): void => {
    problems.push({ line: directive.line, sentence })
  }

  for (const key of directive.pairs.keys()) {
    if (!known.includes(key)) {
      blame(`"${directive.keyword}" has no key "${key}"; there are ${known.join(', ')}.`)
    }
  }
  for (const [name, field] of Object.entries(fields)) {
    const raw = directive.pairs.get(field.key)
    if (raw === undefined) {
      if (field.missing.kind === 'required') blame(`"${directive.keyword}" wants the key "${field.key}".`)
      else values[name] = field.missing.value
      continue
    }
    const read = field.read(raw)
    if (read.ok) values[name] = read.value
    else blame(`${field.key}=${shown(raw)} cannot be: allowed is ${read.allowed}.`)
  }
  // Every name of F was filled in from its own field, or a problem says why not.
  return problems.length === 0 ? { ok: true, values: values as ValuesOf<F> } : { ok: false, problems }
}

/** A value as a sentence can carry it. */
function shown(raw: string): string {
  const short = raw.length > 40 ? `${raw.slice(0, 40)}…` : raw
  return /^[\w.,:@+-]+$/.test(short) ? short : JSON.stringify(short)
}
