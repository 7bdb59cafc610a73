import { createSignal, Show, Suspense } from 'solid-js'
import { lazyComponent } from './lazy-part.tsx'
import type { MenuProps } from './MenuList.tsx'

export type { MenuEntry } from './MenuList.tsx'

const MenuList = lazyComponent(async () => (await import('./MenuList.tsx')).MenuList, 'over')

/**
 * A button that opens a list of things to do. `trigger` is what the button shows; with `label` it is read aloud.
 * `triggerClass` takes a class of the caller or `buttonClass(…)`. The list's code is fetched when somebody comes near it.
 */
export const Menu = (props: MenuProps) => {
  // A key wants the first or the last entry, a pointer just the list.
  const [wanted, setWanted] = createSignal<'ArrowDown' | 'ArrowUp' | 'pointer' | null>(null)
  const preload = () => void MenuList.preload()
  const button = () => (
    <button
      type="button"
      data-print="hide"
      class={props.triggerClass}
      aria-label={props.label}
      title={props.label}
      aria-haspopup="menu"
      aria-expanded="false"
      onPointerEnter={preload}
      onFocus={preload}
      // Enter and Space make a click of no button.
      onClick={(event) => setWanted(event.detail === 0 ? 'ArrowDown' : 'pointer')}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        setWanted(event.key)
      }}
    >
      {props.trigger}
    </button>
  )
  return (
    <Show when={wanted()} fallback={button()}>
      {(by) => (
        <Suspense fallback={button()}>
          <MenuList {...props} openedBy={by()} />
        </Suspense>
      )}
    </Show>
  )
}
