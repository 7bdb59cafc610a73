import { expectingTyping } from './expect-typing.ts'

/**
 * Whether the person is in the middle of typing a text. It begins with a letter in a field and ends when they leave it
 * themselves: by a pointer, Tab, Escape, or an Enter that closes what they typed in. It goes on when the page takes the
 * field away (a refused edit, a changed seat, a dialog that closes): the next letters were meant for that text, so they
 * must neither be taken for shortcuts nor press whatever has the focus then.
 */
export interface TypingRun {
  isOn(): boolean
  /** Stops listening. */
  end(): void
}

const notText = /^(button|checkbox|color|file|hidden|image|radio|range|reset|submit)$/

/** Whether keys are written into this element. */
export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !notText.test(target.type)))

const isWriting = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => {
  if (/^(Backspace|Delete|Dead|Process|Unidentified)$/.test(key)) return true
  // AltGr writes letters and is Ctrl and Alt at once on Windows.
  return [...key].length === 1 && ctrlKey === altKey && !metaKey
}

/** Keys with which one goes somewhere else. */
const isGoing = (key: string): boolean => /^(Tab|Escape|Arrow|Home|End|Page|F\d)/.test(key)

/** Watches the whole page, for good or until `end`. */
export const watchTyping = (page: Document): TypingRun => {
  let isOn = false
  /** An Enter is on its way: what leaves the focus now does so because of it. */
  let isEntering = false
  const begin = (event: Event) => {
    if (isTextField(event.target)) isOn = true
  }
  const stop = () => {
    isOn = false
  }
  const onEnter = (event: KeyboardEvent) => {
    const { target } = event
    if (target instanceof HTMLInputElement && target.closest('[role="dialog"]')) return stop()
    isEntering = true
    setTimeout(() => (isEntering = false))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTextField(event.target)) {
      if (event.key === 'Enter') onEnter(event)
      else if (event.key === 'Tab' || event.key === 'Escape') stop()
      else if (isWriting(event)) isOn = true
    } else if (isGoing(event.key)) stop()
    else if (isOn && (event.key === ' ' || event.key === 'Enter')) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  const onFocusOut = () => {
    if (isEntering) stop()
  }
  const listeners: [string, (event: never) => void][] = [
    ['keydown', onKeyDown],
    ['beforeinput', begin],
    ['compositionstart', begin],
    [expectingTyping, () => (isOn = true)],
    ['focusout', onFocusOut],
    ['pointerdown', stop],
  ]
  for (const [name, run] of listeners) page.addEventListener(name, run as EventListener, true)
  return {
    isOn: () => isOn,
    end: () => {
      for (const [name, run] of listeners)
        page.removeEventListener(name, run as EventListener, true)
    },
  }
}
