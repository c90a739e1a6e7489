import { CALL_FIELDS, CONNECTION_FIELDS, HEADER_FIELDS, LINK_FIELDS } from './directives.ts'
import { readFields, type ValuesOf } from './fields.ts'
import { type Directive, lexScenario, type Problem } from './lexer.ts'
import type { CallSpec, ConnectionSpec, LinkSpec, Scenario } from './scenario.ts'

export type { Problem } from './lexer.ts'
export type { CallSpec, ConnectionSpec, LinkSpec, Scenario, ScenarioService } from './scenario.ts'

export type ParseResult =
  | { readonly ok: true; readonly scenario: Scenario }
  /** Everything that is wrong, in the order of the lines. */
  | { readonly ok: false; readonly problems: readonly Problem[] }

const VERSION = 1

interface Numbered<V> {
  readonly line: number
  readonly values: V
}

/** Reads a scenario as `docs/scenarios.md` describes it. Nothing is guessed: whatever is not understood is a problem. */
export function parseScenario(text: string): ParseResult {
  const { directives, problems: torn } = lexScenario(text)
  const problems: Problem[] = [...torn]
  const headers: ValuesOf<typeof HEADER_FIELDS>[] = []
  const connections: Numbered<ValuesOf<typeof CONNECTION_FIELDS>>[] = []
  const links: Numbered<ValuesOf<typeof LINK_FIELDS>>[] = []
  const calls: CallSpec[] = []

  for (const directive of directives) {
    const { keyword, line } = directive
    if ((directive === directives[0]) !== (keyword === 'onhook-scenario')) {
      problems.push({ line, sentence: 'The first line, and no other, is "onhook-scenario version=1".' })
    }
    switch (keyword) {
      case 'onhook-scenario': {
        const newer = newerVersion(directive)
        if (newer !== null) return { ok: false, problems: [newer] }
        const read = readFields(directive, HEADER_FIELDS)
        if (read.ok) headers.push(read.values)
        else problems.push(...read.problems)
        break
      }
      case 'connection': {
        const read = readFields(directive, CONNECTION_FIELDS)
        if (read.ok) connections.push({ line, values: read.values })
        else problems.push(...read.problems)
        break
      }
      case 'link': {
        const read = readFields(directive, LINK_FIELDS)
        if (read.ok) links.push({ line, values: read.values })
        else problems.push(...read.problems)
        break
      }
      case 'call': {
        const read = readFields(directive, CALL_FIELDS)
        if (read.ok) calls.push(read.values)
        else problems.push(...read.problems)
        break
      }
      default:
        problems.push({
          line,
          sentence: `"${keyword}" is no keyword; there are onhook-scenario, connection, link, call.`,
        })
    }
  }

  const [header] = headers
  if (directives.length === 0)
    problems.push({ line: 1, sentence: 'The first line must be "onhook-scenario version=1".' })
  // Lines that name each other are judged once every line can be read: a misspelt one would blame the others.
  const lines = problems.length === 0 ? assemble(connections, links) : { connections: [], problems: [] }
  problems.push(...lines.problems)
  if (problems.length > 0 || header === undefined) {
    return { ok: false, problems: problems.sort((a, b) => a.line - b.line) }
  }
  const { version: _version, ...settings } = header
  return { ok: true, scenario: { ...settings, connections: lines.connections, calls } }
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
): { readonly connections: readonly ConnectionSpec[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const ids = new Set<string>()
  for (const { line, values } of lines) {
    if (ids.has(values.id)) problems.push({ line, sentence: `A connection with the id "${values.id}" stands above.` })
    ids.add(values.id)
  }
  for (const { line, values } of links) {
    if (!ids.has(values.of)) problems.push({ line, sentence: `There is no connection with the id "${values.of}".` })
  }

  const connections = lines.map(({ line, values }, position): ConnectionSpec => {
    if (values.recycledBy !== null) {
      const heir = lines.find((other) => other.values.id === values.recycledBy)?.values
      const sentence = wrongHeir(values.id, values.recycledBy, heir)
      if (sentence !== null) problems.push({ line, sentence })
    }
    if (values.ends <= values.appears && values.appears !== Number.POSITIVE_INFINITY) {
      problems.push({ line, sentence: `"${values.id}" ends before it appears.` })
    }
    const own = links.filter((link) => link.values.of === values.id)
    return {
      ...values,
      name: values.name ?? values.id,
      handle: values.handle ?? BigInt(position + 1) * 0x1000n,
      links: assembleLinks(values, own, problems),
    }
  })
  return { connections, problems }
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
  problems: Problem[],
): readonly LinkSpec[] {
  const specs: LinkSpec[] = []
  for (const { line, values } of links) {
    const { of: _of, ...own } = values
    const index = values.index ?? (specs.at(-1)?.index ?? 0) + 1
    if (specs.some((spec) => spec.index === index)) {
      problems.push({ line, sentence: `Link ${index} of "${parent.id}" stands above.` })
    }
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
