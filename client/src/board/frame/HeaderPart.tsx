import { type ParentProps, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import { useBoard } from './board-context.ts'

/**
 * A page's own part of the header: `path` follows the board's title (the meeting's name and state), `actions` stand
 * at the right end (its main buttons).
 */
export const HeaderPart = (props: ParentProps<{ place: 'path' | 'actions' }>) => {
  const board = useBoard()
  return (
    <Show when={board.headerPlaces[props.place]()}>
      {(mount) => (
        <Portal mount={mount()} ref={(element) => (element.style.display = 'contents')}>
          {props.children}
        </Portal>
      )}
    </Show>
  )
}
