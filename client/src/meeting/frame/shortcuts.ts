import { goToNext, goToPrevious } from '@sedyanka/shared/meeting/flow.ts'
import { onCleanup } from 'solid-js'
import { recall, remember } from '../../device.ts'
import { letterOf, undoKeyOf } from '../../keys/letters.ts'
import { isTextField, type TypingRun, watchTyping } from '../../keys/typing-run.ts'
import { useMeeting } from '../meeting-context.tsx'
import { createLastUndo } from './last-undo.ts'

const STORED = 'sedyanka.keys'

/** Single keys can be switched off: speech input and trembling hands press them by accident. */
export const areKeysOn = (): boolean => recall(STORED) !== 'off'
export const switchKeys = (isOn: boolean): void => remember(STORED, isOn ? null : 'off')

/** The letters that are printed on the keys; with a Cyrillic layout the Latin ones beside its own. */
export const shortcutKeys = {
  next: 'n',
  previous: 'p',
  newAction: 't',
  newDecision: 'd',
  newItem: 'a',
  raiseHand: 'h',
} as const

/** One for the page: it outlives the rooms that are opened on it. */
let typing: TypingRun | null = null

/** A dialog has the keyboard to itself. */
const isDialogOpen = (): boolean =>
  document.querySelector('[role="dialog"], [role="menu"]') !== null

/** Presses or focuses what stands on the page for a command: what is not there cannot be done. */
const use = (command: string): boolean => {
  const element = document.querySelector<HTMLElement>(`[data-command="${command}"]`)
  if (!element?.checkVisibility()) return false
  if (element instanceof HTMLButtonElement) element.click()
  else element.focus()
  return true
}

/** The keyboard of the meeting; it shows nothing. Everything it does has a button too. */
export const Shortcuts = (page: { showSheet: () => void }): null => {
  const { board, room, act, meeting, isFacilitator, follow } = useMeeting()
  const undoLast = createLastUndo([board, room])
  const run = (typing ??= watchTyping(document))

  const step = (go: typeof goToNext): boolean => {
    if (!isFacilitator() || meeting().status !== 'inProgress') return false
    act(go, {})
    follow.show(null)
    return true
  }
  const press = (event: KeyboardEvent): boolean => {
    // A field undoes itself, rich text too; a letter that was meant for a text is no shortcut.
    if (isTextField(event.target) || run.isOn() || isDialogOpen()) return false
    const way = undoKeyOf(event)
    if (way) return undoLast(way)
    if (event.ctrlKey || event.metaKey || event.altKey || !areKeysOn()) return false
    const isQuestionMark = event.shiftKey && event.code === 'Slash' && /^\p{L}$/u.test(event.key)
    if (event.key === '?' || isQuestionMark) {
      page.showSheet()
      return true
    }
    if (event.shiftKey) return false
    switch (letterOf(event)) {
      case shortcutKeys.next:
        return step(goToNext)
      case shortcutKeys.previous:
        return step(goToPrevious)
      case shortcutKeys.newAction:
        return use('new-action')
      case shortcutKeys.newDecision:
        return use('new-decision')
      case shortcutKeys.newItem:
        return use('new-item')
      case shortcutKeys.raiseHand:
        return use('raise-hand')
      default:
        return false
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.defaultPrevented && press(event)) event.preventDefault()
  }
  document.addEventListener('keydown', onKeyDown)
  onCleanup(() => document.removeEventListener('keydown', onKeyDown))
  return null
}
