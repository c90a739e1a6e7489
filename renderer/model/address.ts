import { type Events, PAGES } from '../../electron/contract/schema.ts'

/** "#connections/<id>" */
export function addressOfPage({ page, connection }: Events['show']): string {
  return connection === null ? `#${page}` : `#${page}/${encodeURIComponent(connection)}`
}

/** Null where the address names no page that exists. */
export function pageOfAddress(hash: string): Events['show'] | null {
  const [name, id] = hash.replace(/^#/, '').split('/', 2)
  const page = PAGES.find((one) => one === name)
  if (page === undefined) return null
  return { page, connection: id === undefined ? null : decoded(id) }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
