import type { ReactNode } from 'react'
import { useView } from '../../hooks/data/use-view.ts'

/** So many names are read at a glance; the others are one press away. */
const AT_ONCE = 5

/** What a question is about, by name. */
export function NamedSet({ names }: { readonly names: readonly string[] }): ReactNode {
  const { words } = useView()
  const rest = names.slice(AT_ONCE)
  return (
    <div className="named-set">
      <Names names={names.slice(0, AT_ONCE)} />
      {rest.length > 0 && (
        <details>
          <summary>{words.ask.andMore({ count: rest.length })}</summary>
          <Names names={rest} />
        </details>
      )}
    </div>
  )
}

function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <ul>
      {names.map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list of texts, of which two may be alike
        <li key={at}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  )
}
