import { goToNext, goToPrevious } from '@sedyanka/shared/meeting/flow.ts'
import { onCleanup } from 'solid-js'
import { recall, remember } from '../../device.ts'
import { useMeeting } from '../meeting-context.tsx'
import { createLastUndo } from './last-undo.ts'

const STORED = 'sedyanka.keys'

/** Single keys can be switched off: speech input and trembling hands press them by accident. */
export const areKeysOn = (): boolean => recall(STORED) !== 'off'
export const switchKeys = (isOn: boolean): void => remember(STORED, isOn ? null : 'off')

/** Keys by their place on the keyboard: the same with a Cyrillic layout. */
export const shortcutKeys = {
  next: 'KeyN',
  previous: 'KeyP',
  newAction: 'KeyT',
  newDecision: 'KeyD',
  newItem: 'KeyA',
  raiseHand: 'KeyH',
} as const

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Presses or focuses what stands on the page for a command: what is not there cannot be done. */
const run = (command: string): boolean => {
  const element = document.querySelector<HTMLElement>(`[data-command="${command}"]`)
  if (!element?.checkVisibility()) return false
  if (element instanceof HTMLButtonElement) element.click()
  else element.focus()
  return true
}

/** The keyboard of the meeting. Everything it does has a button too. */
export const createShortcuts = (page: { showSheet: () => void }): void => {
  const { board, room, meeting, isFacilitator, follow } = useMeeting()
  const undoLast = createLastUndo([board, room])

  const step = (go: typeof goToNext): boolean => {
    if (!isFacilitator || meeting().status !== 'inProgress') return false
    go(room.doc, room.serverNow())
    follow.show(null)
    return true
  }
  const press = (event: KeyboardEvent): boolean => {
    if (
      (event.ctrlKey || event.metaKey) &&
      !event.altKey &&
      (event.code === 'KeyZ' || event.code === 'KeyY')
    ) {
      // Rich text has its own memory.
      if (event.target instanceof HTMLElement && event.target.isContentEditable) return false
      return undoLast(event.shiftKey || event.code === 'KeyY')
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !areKeysOn())
      return false
    // A dialog has the keyboard to itself.
    if (document.querySelector('[role="dialog"], [role="menu"]')) return false
    if (event.key === '?' || (event.shiftKey && event.code === 'Slash')) {
      page.showSheet()
      return true
    }
    if (event.shiftKey) return false
    switch (event.code) {
      case shortcutKeys.next:
        return step(goToNext)
      case shortcutKeys.previous:
        return step(goToPrevious)
      case shortcutKeys.newAction:
        return run('new-action')
      case shortcutKeys.newDecision:
        return run('new-decision')
      case shortcutKeys.newItem:
        return run('new-item')
      case shortcutKeys.raiseHand:
        return run('raise-hand')
      default:
        return false
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.defaultPrevented && press(event)) event.preventDefault()
  }
  document.addEventListener('keydown', onKeyDown)
  onCleanup(() => document.removeEventListener('keydown', onKeyDown))
}
