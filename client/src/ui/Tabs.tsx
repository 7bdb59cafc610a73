import { Tabs as Kobalte } from '@kobalte/core/tabs'
import { For, type JSX, Show } from 'solid-js'
import styles from './Tabs.module.css'

export interface TabItem<V extends string> {
  value: V
  label: string
  count?: number
  panel: () => JSX.Element
}

/** Several sheets in one place. Arrow keys move between the tabs; only the chosen panel is made. */
export const Tabs = <V extends string>(props: {
  label: string
  value: V
  onChange: (value: V) => void
  items: readonly TabItem<V>[]
  class?: string
}) => (
  <Kobalte value={props.value} onChange={(value) => props.onChange(value as V)} class={props.class}>
    <Kobalte.List class={styles['list']} aria-label={props.label}>
      <For each={props.items}>
        {(item) => (
          <Kobalte.Trigger value={item.value} class={styles['tab']}>
            {item.label}
            <Show when={item.count !== undefined}> {item.count}</Show>
          </Kobalte.Trigger>
        )}
      </For>
    </Kobalte.List>
    <For each={props.items}>
      {(item) => (
        <Kobalte.Content value={item.value} class={styles['panel']}>
          {item.panel()}
        </Kobalte.Content>
      )}
    </For>
  </Kobalte>
)
