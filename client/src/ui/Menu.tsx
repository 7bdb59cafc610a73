import { createSignal, lazy, Show, Suspense } from 'solid-js'
import type { MenuProps } from './MenuList.tsx'

export type { MenuEntry } from './MenuList.tsx'

const MenuList = lazy(async () => ({ default: (await import('./MenuList.tsx')).MenuList }))

/**
 * A button that opens a list of things to do. `trigger` is what the button shows; with `label` it is read aloud.
 * `triggerClass` takes a class of the caller or `buttonClass(…)`. The list's code is fetched when somebody comes near it.
 */
export const Menu = (props: MenuProps) => {
  const [isWanted, setIsWanted] = createSignal(false)
  const preload = () => void MenuList.preload()
  const button = () => (
    <button
      type="button"
      class={props.triggerClass}
      aria-label={props.label}
      title={props.label}
      aria-haspopup="menu"
      aria-expanded="false"
      onPointerEnter={preload}
      onFocus={preload}
      onClick={() => setIsWanted(true)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        setIsWanted(true)
      }}
    >
      {props.trigger}
    </button>
  )
  return (
    <Show when={isWanted()} fallback={button()}>
      <Suspense fallback={button()}>
        <MenuList {...props} />
      </Suspense>
    </Show>
  )
}
