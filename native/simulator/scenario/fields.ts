import type { Directive } from './lexer.ts'
import type { Problems } from './problems.ts'
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

/** Reads all pairs of a directive; null where something is wrong with them, all of which is added to the problems. */
export function readFields<F extends Fields>(directive: Directive, fields: F, problems: Problems): ValuesOf<F> | null {
  let whole = true
  const values: Record<string, unknown> = {}
  const known = Object.values(fields).map((field) => field.key)
  const listed = known.join(', ')
  const blame = (sentence: string): void => {
    whole = false
    problems.add(directive.line, sentence)
  }

  for (const key of directive.pairs.keys()) {
    if (!known.includes(key)) {
      blame(`"${directive.keyword}" has no key "${key}"; there are ${listed}.`)
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
  return whole ? (values as ValuesOf<F>) : null
}

/** A value as a sentence can carry it. */
function shown(raw: string): string {
  const short = raw.length > 40 ? `${raw.slice(0, 40)}…` : raw
  return /^[\w.,:@+-]+$/.test(short) ? short : JSON.stringify(short)
}
