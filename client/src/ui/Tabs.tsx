import { createSignal, createUniqueId, For, type JSX, onCleanup, onMount, Show } from 'solid-js'
import styles from './Tabs.module.css'

export interface TabItem<V extends string> {
  value: V
  label: string
  count?: number
  panel: () => JSX.Element
}

const TABBABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"], [contenteditable="true"]'

/**
 * Several sheets in one place, as the tabs pattern of WAI-ARIA has it: one stop for the Tab key; arrows, Home and End
 * move among the tabs and show at once. Only the chosen panel is made.
 */
export const Tabs = <V extends string>(props: {
  label: string
  value: V
  onChange: (value: V) => void
  items: readonly TabItem<V>[]
  class?: string
}) => {
  const id = createUniqueId()
  const tabId = (value: V) => `${id}-${value}-tab`
  const panelId = (value: V) => `${id}-${value}-panel`
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const values = props.items.map(({ value }) => value)
    const at = values.indexOf(props.value)
    const places: Record<string, number> = {
      ArrowRight: (at + 1) % values.length,
      ArrowLeft: at - 1,
      Home: 0,
      End: -1,
    }
    const next = values.at(places[event.key] ?? Number.NaN)
    if (places[event.key] === undefined || next === undefined) return
    event.preventDefault()
    props.onChange(next)
    document.getElementById(tabId(next))?.focus()
  }
  return (
    <div class={props.class}>
      <div
        role="tablist"
        data-print="hide"
        class={styles['list']}
        aria-label={props.label}
        onKeyDown={onKeyDown}
      >
        <For each={props.items}>
          {(item) => (
            <button
              type="button"
              role="tab"
              id={tabId(item.value)}
              class={styles['tab']}
              tabindex={props.value === item.value ? 0 : -1}
              aria-selected={props.value === item.value}
              aria-controls={props.value === item.value ? panelId(item.value) : undefined}
              onClick={() => props.onChange(item.value)}
            >
              {item.label}
              <Show when={item.count !== undefined}> {item.count}</Show>
            </button>
          )}
        </For>
      </div>
      <For each={props.items}>
        {(item) => (
          <Show when={props.value === item.value}>
            <Panel id={panelId(item.value)} tabId={tabId(item.value)}>
              {item.panel()}
            </Panel>
          </Show>
        )}
      </For>
    </div>
  )
}

/** A panel with nothing to press takes the focus itself, so that the keyboard can reach and scroll it. */
const Panel = (props: { id: string; tabId: string; children: JSX.Element }) => {
  const [isBare, setBare] = createSignal(false)
  let panel!: HTMLDivElement
  onMount(() => {
    const look = () => setBare(panel.querySelector(TABBABLE) === null)
    const observer = new MutationObserver(look)
    observer.observe(panel, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['tabindex', 'disabled'],
    })
    onCleanup(() => observer.disconnect())
    look()
  })
  return (
    <div
      ref={panel}
      role="tabpanel"
      id={props.id}
      aria-labelledby={props.tabId}
      tabindex={isBare() ? 0 : undefined}
      class={styles['panel']}
    >
      {props.children}
    </div>
  )
}
