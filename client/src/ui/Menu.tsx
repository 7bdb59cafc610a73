import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { For, type JSX, Show } from 'solid-js'
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

/**
 * A button that opens a list of things to do. `trigger` is what the button shows; with `label` it is read aloud.
 * `triggerClass` takes a class of the caller or `buttonClass(…)`.
 */
export const Menu = (props: {
  label: string
  trigger: JSX.Element
  triggerClass?: string
  entries: readonly MenuEntry[]
  /** Shown above the entries: who one is, for instance. */
  heading?: JSX.Element
}) => {
  let chosen: (() => void) | null = null
  // First the menu closes and gives the focus back; a dialog that opens then knows where to return it to.
  const runChosen = () => {
    const run = chosen
    chosen = null
    if (run) setTimeout(run)
  }
  return (
    <DropdownMenu gutter={6} placement="bottom-end" modal={false}>
      <DropdownMenu.Trigger class={props.triggerClass} aria-label={props.label} title={props.label}>
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
