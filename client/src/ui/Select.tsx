import { createEffect, createMemo, For, Show, splitProps } from 'solid-js'
import { Field, type FieldProps } from './Field.tsx'

export interface SelectOption<T extends string = string> {
  value: T
  label: string
  /** Options with the same group stand together under it. */
  group?: string
  disabled?: boolean
}

export type SelectProps<T extends string> = FieldProps & {
  value: T
  options: readonly SelectOption<T>[]
  onChange: (value: T) => void
  required?: boolean
  whyDisabled?: string | null | undefined
}

/** A choice of one in the device's own list: it works everywhere, with everything. */
export const Select = <T extends string>(props: SelectProps<T>) => {
  const [field, own] = splitProps(props, [
    'label',
    'hideLabel',
    'hint',
    'error',
    'optional',
    'class',
  ])
  const groups = createMemo(() => {
    const byGroup = new Map<string, SelectOption<T>[]>()
    for (const option of own.options)
      byGroup.set(option.group ?? '', [...(byGroup.get(option.group ?? '') ?? []), option])
    return [...byGroup]
  })
  let element: HTMLSelectElement | undefined
  // The options may come later than the value, and a refused change must show the old value again.
  createEffect(() => {
    groups()
    if (element) element.value = own.value
  })
  const option = (one: SelectOption<T>) => (
    <option value={one.value} disabled={one.disabled} selected={one.value === own.value}>
      {one.label}
    </option>
  )
  return (
    <Field {...field}>
      {(control) => (
        <select
          ref={(found) => (element = found)}
          id={control.id}
          class={control.class}
          required={own.required}
          disabled={Boolean(own.whyDisabled)}
          title={own.whyDisabled ?? undefined}
          aria-describedby={control.describedBy()}
          aria-invalid={control.invalid()}
          onChange={(event) => own.onChange(event.currentTarget.value as T)}
        >
          <For each={groups()}>
            {([group, options]) => (
              <Show when={group} fallback={<For each={options}>{option}</For>}>
                <optgroup label={group}>
                  <For each={options}>{option}</For>
                </optgroup>
              </Show>
            )}
          </For>
        </select>
      )}
    </Field>
  )
}
