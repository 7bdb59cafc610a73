import { onCleanup } from 'solid-js'

/** Whether words of a field are being chosen with the mouse at this moment. */
export interface MouseChoice {
  readonly isOn: boolean
  /** It counts as over. */
  end(): void
}

/**
 * Follows the mouse from its button's press in an element to its release, wherever that is; calls `onEnd` then. A drag of
 * chosen words ends the choice too.
 */
export const followMouse = (element: HTMLElement, onEnd: () => void): MouseChoice => {
  let pressed: AbortController | null = null
  const end = () => {
    pressed?.abort()
    pressed = null
  }
  const endAndTell = () => {
    end()
    onEnd()
  }
  const onDown = ({ button }: MouseEvent) => {
    if (button !== 0) return
    end()
    pressed = new AbortController()
    const { signal } = pressed
    window.addEventListener('mouseup', endAndTell, { signal })
    window.addEventListener('dragstart', endAndTell, { signal })
    // A browser may swallow the release, as with its own menu.
    const onMove = ({ buttons }: MouseEvent) => buttons === 0 && endAndTell()
    window.addEventListener('mousemove', onMove, { signal })
  }
  element.addEventListener('mousedown', onDown)
  onCleanup(() => {
    end()
    element.removeEventListener('mousedown', onDown)
  })
  return {
    get isOn() {
      return pressed !== null
    },
    end,
  }
}
