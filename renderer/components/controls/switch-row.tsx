import { type ReactNode, useId } from 'react'

interface SwitchRowProps {
  readonly name: string
  readonly about: string
  readonly on: boolean
  /** Otherwise it can be reached and read, and does nothing. */
  readonly usable: boolean
  readonly states: { readonly on: string; readonly off: string }
  readonly onSwitch: (on: boolean) => void
  /** What else can be done about it. */
  readonly children?: ReactNode
}

/** One thing that is on or off, as Windows shows it: what, what it does, and the switch with its state in a word. */
export function SwitchRow({ name, about, on, usable, states, onSwitch, children }: SwitchRowProps) {
  const id = useId()
  return (
    <div className="setting">
      <div className="setting-text">
        <label htmlFor={id}>{name}</label>
        <p id={`${id}-about`} className="note">
          {about}
        </p>
        {children}
      </div>
      <span className="setting-state" aria-hidden="true">
        {on ? states.on : states.off}
      </span>
      <input
        id={id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: the checkbox itself says whether it is checked
        role="switch"
        className="switch"
        checked={on}
        aria-describedby={`${id}-about`}
        aria-disabled={usable ? undefined : true}
        onChange={(event) => {
          if (usable) onSwitch(event.target.checked)
        }}
      />
    </div>
  )
}
