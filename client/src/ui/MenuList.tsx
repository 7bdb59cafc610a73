import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { For, type JSX, onMount, Show } from 'solid-js'
import styles from './Menu.module.css'

export type MenuEntry =
  | {
      label: string
      onSelect: () => void
      icon?: JSX.Element
      tone?: 'danger'
      /** Said below the label of an entry that cannot be chosen. */
      whyDisabled?: string | null | undefined
    }
  | 'separator'

export interface MenuProps {
  label: string
  trigger: JSX.Element
  triggerClass?: string
  entries: readonly MenuEntry[]
  /** Shown above the entries: who one is, for instance. */
  heading?: JSX.Element
}

/** The menu itself, with its trigger; open from the start, because it is made when it is asked for. */
export const MenuList = (
  props: MenuProps & {
    /** The key that asked for it, or a pointer. */
    openedBy: 'ArrowDown' | 'ArrowUp' | 'pointer'
  },
) => {
  let trigger: HTMLElement | undefined
  onMount(() => {
    if (props.openedBy === 'pointer') return
    // The key goes to the true trigger, which puts the focus on the first or the last entry.
    trigger?.focus()
    trigger?.dispatchEvent(new KeyboardEvent('keydown', { key: props.openedBy, bubbles: true }))
  })
  let chosen: (() => void) | null = null
  // First the menu closes and gives the focus back; a dialog that opens then knows where to return it to.
  const runChosen = () => {
    const run = chosen
    chosen = null
    if (run) setTimeout(run)
  }
  return (
    <DropdownMenu
      gutter={6}
      placement="bottom-end"
      modal={false}
      defaultOpen={props.openedBy === 'pointer'}
    >
      <DropdownMenu.Trigger
        ref={(element) => (trigger = element)}
        data-print="hide"
        class={props.triggerClass}
        aria-label={props.label}
        title={props.label}
      >
        {props.trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class={styles['menu']} onCloseAutoFocus={runChosen}>
          <Show when={props.heading}>
            <DropdownMenu.Group>
              <DropdownMenu.GroupLabel as="div" class={styles['heading']}>
                {props.heading}
              </DropdownMenu.GroupLabel>
            </DropdownMenu.Group>
          </Show>
          <For each={props.entries}>
            {(entry) =>
              entry === 'separator' ? (
                <DropdownMenu.Separator class={styles['separator']} />
              ) : (
                <DropdownMenu.Item
                  class={`${styles['item']} ${entry.tone ? styles[entry.tone] : ''}`}
                  disabled={Boolean(entry.whyDisabled)}
                  onSelect={() => (chosen = entry.onSelect)}
                >
                  {entry.icon}
                  <span>
                    {entry.label}
                    <Show when={entry.whyDisabled}>
                      <span class={styles['why']}>{entry.whyDisabled}</span>
                    </Show>
                  </span>
                </DropdownMenu.Item>
              )
            }
          </For>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  )
}
