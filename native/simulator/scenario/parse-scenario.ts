import { CALL_FIELDS, CONNECTION_FIELDS, HEADER_FIELDS, LINK_FIELDS } from './directives.ts'
import { readFields, type ValuesOf } from './fields.ts'
import { type Directive, lexScenario } from './lexer.ts'
import { type Problem, Problems } from './problems.ts'
import type { CallSpec, ConnectionSpec, LinkSpec, Scenario } from './scenario.ts'

export type { Problem } from './problems.ts'
export type { CallSpec, ConnectionSpec, LinkSpec, Scenario, ScenarioService } from './scenario.ts'

export type ParseResult =
  | { readonly ok: true; readonly scenario: Scenario }
  /** What is wrong, in the order of the lines; of very much the first, and how much it is. */
  | { readonly ok: false; readonly problems: readonly Problem[] }

const VERSION = 1

interface Numbered<V> {
  readonly line: number
  readonly values: V
}

/** Reads a scenario as `docs/scenarios.md` describes it. Nothing is guessed: whatever is not understood is a problem. */
export function parseScenario(text: string): ParseResult {
  const problems = new Problems()
  const directives = lexScenario(text, problems)
  const headers: ValuesOf<typeof HEADER_FIELDS>[] = []
  const connections: Numbered<ValuesOf<typeof CONNECTION_FIELDS>>[] = []
  const links: Numbered<ValuesOf<typeof LINK_FIELDS>>[] = []
  const calls: CallSpec[] = []

  for (const directive of directives) {
    const { keyword, line } = directive
    if ((directive === directives[0]) !== (keyword === 'onhook-scenario')) {
      problems.add(line, 'The first line, and no other, is "onhook-scenario version=1".')
    }
    switch (keyword) {
      case 'onhook-scenario': {
        const newer = newerVersion(directive)
        if (newer !== null) return { ok: false, problems: [newer] }
        const values = readFields(directive, HEADER_FIELDS, problems)
        if (values !== null) headers.push(values)
        break
      }
      case 'connection': {
        const values = readFields(directive, CONNECTION_FIELDS, problems)
        if (values !== null) connections.push({ line, values })
        break
      }
      case 'link': {
        const values = readFields(directive, LINK_FIELDS, problems)
        if (values !== null) links.push({ line, values })
        break
      }
      case 'call': {
        const values = readFields(directive, CALL_FIELDS, problems)
        if (values !== null) calls.push(values)
        break
      }
      default:
        problems.add(
          line,
          `"${keyword.slice(0, 40)}" is no keyword; there are onhook-scenario, connection, link, call.`,
        )
    }
  }

  const [header] = headers
  if (directives.length === 0) problems.add(1, 'The first line must be "onhook-scenario version=1".')
  // Lines that name each other are judged once every line can be read: a misspelt one would blame the others.
  const assembled = problems.any ? [] : assemble(connections, links, problems)
  if (problems.any || header === undefined) return { ok: false, problems: problems.told() }
  const { version: _version, ...settings } = header
  return { ok: true, scenario: { ...settings, connections: assembled, calls } }
}

/** A newer file may mean other things by its words, so nothing else is said of it. */
function newerVersion(directive: Directive): Problem | null {
  const version = Number(directive.pairs.get('version') ?? VERSION)
  if (!(version > VERSION)) return null
  return {
    line: directive.line,
    sentence: `This scenario is written in version ${version} of the format; only version ${VERSION} is known here.`,
  }
}

function assemble(
  lines: readonly Numbered<ValuesOf<typeof CONNECTION_FIELDS>>[],
  links: readonly Numbered<ValuesOf<typeof LINK_FIELDS>>[],
  problems: Problems,
): readonly ConnectionSpec[] {
  const byId = new Map<string, ValuesOf<typeof CONNECTION_FIELDS>>()
  const linksOf = new Map<string, Numbered<ValuesOf<typeof LINK_FIELDS>>[]>()
  for (const { line, values } of lines) {
    if (byId.has(values.id)) problems.add(line, `A connection with the id "${values.id}" stands above.`)
    else byId.set(values.id, values)
  }
  for (const link of links) {
    const { of } = link.values
    const own = linksOf.get(of)
    if (!byId.has(of)) problems.add(link.line, `There is no connection with the id "${of}".`)
    if (own === undefined) linksOf.set(of, [link])
    else own.push(link)
  }

  return lines.map(({ line, values }, position): ConnectionSpec => {
    if (values.recycledBy !== null) {
      const sentence = wrongHeir(values.id, values.recycledBy, byId.get(values.recycledBy))
      if (sentence !== null) problems.add(line, sentence)
    }
    if (values.ends <= values.appears && values.appears !== Number.POSITIVE_INFINITY) {
      problems.add(line, `"${values.id}" ends before it appears.`)
    }
    return {
      ...values,
      name: values.name ?? values.id,
      handle: values.handle ?? BigInt(position + 1) * 0x1000n,
      links: assembleLinks(values, linksOf.get(values.id) ?? [], problems),
    }
  })
}

function wrongHeir(id: string, heirId: string, heir: ValuesOf<typeof CONNECTION_FIELDS> | undefined): string | null {
  if (heir === undefined) return `recycled-by names no connection: there is no id "${heirId}".`
  if (heirId === id) return 'A connection cannot be recycled by itself; that is what "returns" is for.'
  if (heir.appears !== Number.POSITIVE_INFINITY) return `recycled-by wants appears=never on "${heirId}".`
  return null
}

function assembleLinks(
  parent: ValuesOf<typeof CONNECTION_FIELDS>,
  links: readonly Numbered<ValuesOf<typeof LINK_FIELDS>>[],
  problems: Problems,
): readonly LinkSpec[] {
  const specs: LinkSpec[] = []
  const indices = new Set<number>()
  for (const { line, values } of links) {
    const { of: _of, ...own } = values
    const index = values.index ?? (specs.at(-1)?.index ?? 0) + 1
    if (indices.has(index)) problems.add(line, `Link ${index} of "${parent.id}" stands above.`)
    indices.add(index)
    specs.push({
      ...own,
      index,
      deviceType: values.deviceType ?? parent.deviceType,
      deviceName: values.deviceName ?? parent.deviceName,
      number: values.number ?? parent.number,
    })
  }
  return specs.sort((a, b) => a.index - b.index)
}
