import type { ApartFact, DeviceKind, Scope } from '../snapshot.ts'
import { lookOf } from './names.ts'

/** What may tell one connection from another of its name; null where it is not known. */
export interface Traits {
  readonly id: string
  readonly name: string
  readonly scope: Scope | null
  readonly device: DeviceKind
  readonly deviceName: string | null
  readonly phonebook: string
  readonly address: string | null
  /** ms since 1970, to the minute */
  readonly since: number | null
  /** It is over, and nobody can act on it. */
  readonly ended: boolean
}

/** Of more connections of one name each is told by its number alone: comparing all with all would take its time. */
const MOST_COMPARED = 64

type FactOf = (traits: Traits) => ApartFact | null

/** The shortest to say first. */
const FACTS: readonly FactOf[] = [
  ({ scope }) => (scope === null ? null : { kind: 'scope', scope }),
  ({ device }) => ({ kind: 'device', device, name: '' }),
  ({ device, deviceName }) =>
    deviceName === null || deviceName === '' ? null : { kind: 'device', device, name: deviceName },
  ({ phonebook }) => (phonebook === '' ? null : { kind: 'phonebook', text: phonebook }),
  ({ address }) => (address === null ? null : { kind: 'address', text: address }),
  ({ since }) => (since === null ? null : { kind: 'since', epoch: since }),
]

/** For each of these, by id, what tells it from the others of its name; nothing where its name is its own. */
export function toldApart(all: readonly Traits[]): ReadonlyMap<string, readonly ApartFact[]> {
  const byLook = new Map<string, Traits[]>()
  for (const one of all) {
    const look = lookOf(one.name)
    const alike = byLook.get(look)
    if (alike === undefined) byLook.set(look, [one])
    else alike.push(one)
  }
  return new Map(
    [...byLook.values()].flatMap((group) =>
      group.map((one, at) => [one.id, group.length > MOST_COMPARED ? [numbered(at)] : factsFor(one, group)] as const),
    ),
  )
}

const numbered = (at: number): ApartFact => ({ kind: 'number', number: at + 1 })

function factsFor(one: Traits, group: readonly Traits[]): readonly ApartFact[] {
  const alike = group.filter((other) => other !== one && !isItsEnd(one, other))
  if (alike.length === 0) return []
  const single = FACTS.map((factOf) => factOf(one)).find(
    (fact, at) => fact !== null && alike.every((other) => differs(fact, FACTS[at]?.(other) ?? null)),
  )
  if (single != null) return [single]
  const facts: ApartFact[] = []
  let left = alike
  for (const factOf of FACTS) {
    const fact = factOf(one)
    const same = left.filter((other) => fact === null || !differs(fact, factOf(other)))
    if (fact === null || same.length === left.length) continue
    facts.push(fact)
    left = same
    if (left.length === 0) return facts
  }
  const before = left.filter((other) => group.indexOf(other) < group.indexOf(one)).length
  return [...facts, numbered(before)]
}

/** What is not known of the other is no difference. A device that has a name is spoken of by its name alone. */
function differs(fact: ApartFact, other: ApartFact | null): boolean {
  if (other === null) return false
  if (fact.kind === 'device' && other.kind === 'device' && fact.name !== '') return fact.name !== other.name
  return JSON.stringify(fact) !== JSON.stringify(other)
}

/** One is what the other was before it ended, of the same entry: the state tells them apart. */
function isItsEnd(one: Traits, other: Traits): boolean {
  if (!one.ended && !other.ended) return false
  return one.phonebook === other.phonebook && one.device === other.device && !differ(one.scope, other.scope)
}

const differ = (one: Scope | null, other: Scope | null): boolean => one !== null && other !== null && one !== other
