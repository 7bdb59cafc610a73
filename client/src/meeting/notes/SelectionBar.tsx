import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import type { Editor } from '@tiptap/core'
import { limits } from '@sedyanka/shared/limits.ts'
import { draftDecision } from '@sedyanka/shared/meeting/deciding.ts'
import Gavel from 'lucide-solid/icons/gavel'
import SquareCheck from 'lucide-solid/icons/square-check'
import { createSignal, onCleanup, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './SelectionBar.module.css'

/** Below the selected sentence: make it a decision or an action item. */
export const SelectionBar = (props: {
  editor: Editor
  itemId: AgendaItemId
  onAction: (words: string) => void
}) => {
  const { t } = useI18n()
  const { act, isFacilitator } = useMeeting()
  const [place, setPlace] = createSignal<{ top: number; left: number } | null>(null)
  const { editor } = props

  const words = () => {
    const { from, to } = editor.state.selection
    return editor.state.doc.textBetween(from, to, ' ', ' ').replace(/\s+/g, ' ').trim()
  }
  const locate = () => {
    const { from, to, empty } = editor.state.selection
    if (empty || !editor.isFocused || words() === '') return setPlace(null)
    const frame = editor.view.dom.parentElement?.getBoundingClientRect()
    if (!frame) return
    const start = editor.view.coordsAtPos(from)
    const end = editor.view.coordsAtPos(to, -1)
    const left = end.top > start.bottom ? 0 : start.left - frame.left
    setPlace({
      top: end.bottom - frame.top + 6,
      left: Math.max(0, Math.min(left, frame.width - 220)),
    })
  }
  let frame = 0
  const later = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      if (!editor.isDestroyed) locate()
    })
  }
  const hide = () => setPlace(null)
  editor.on('selectionUpdate', later)
  editor.on('focus', later)
  editor.on('blur', hide)
  onCleanup(() => {
    editor.off('selectionUpdate', later)
    editor.off('focus', later)
    editor.off('blur', hide)
    cancelAnimationFrame(frame)
  })

  const decide = () => {
    const text = words().slice(0, limits.textLength)
    const made = act(draftDecision, { agendaItemId: props.itemId, text })
    hide()
    if (!made.ok) return
    // To be read aloud and mended where it stands now.
    requestAnimationFrame(() => document.getElementById(`decision-${made.id}`)?.focus())
  }
  return (
    <Show when={place()}>
      {(at) => (
        <div
          class={styles['bar']}
          style={{ top: `${at().top}px`, left: `${at().left}px` }}
          role="group"
          data-print="hide"
          aria-label={t('notes.selection')}
          onPointerDown={(event) => event.preventDefault()}
        >
          <Show when={isFacilitator()}>
            <button
              type="button"
              class={styles['decision']}
              title={t('notes.makeDecision')}
              onClick={decide}
            >
              <Gavel size={16} aria-hidden="true" />
              {t('decisions.one')}
            </button>
          </Show>
          <button
            type="button"
            class={styles['action']}
            title={t('notes.makeAction')}
            onClick={() => {
              props.onAction(words().slice(0, limits.titleLength))
              hide()
            }}
          >
            <SquareCheck size={16} aria-hidden="true" />
            {t('actions.one')}
          </button>
        </div>
      )}
    </Show>
  )
}
