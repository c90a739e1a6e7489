interface ChoiceProps<T extends string> {
  /** What it is called, where no label beside it says so. */
  readonly label?: string
  /** For the label beside it. */
  readonly id?: string
  readonly value: T
  readonly options: readonly (readonly [value: T, text: string])[]
  readonly onChoose: (value: T) => void
}

/** One of several: the browser's own list, which every key and every screen reader knows. */
export function Choice<T extends string>({ label, id, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <select
      id={id}
      className="choice"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find(([one]) => one === event.target.value)
        if (chosen !== undefined) onChoose(chosen[0])
      }}
    >
      {options.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  )
}
