import { readBoard } from '@sedyanka/shared/board/board.ts'
import { For } from 'solid-js'
import { useBoard } from '../../board/frame/board-context.ts'
import { useI18n } from '../../i18n.tsx'
import styles from './Invitation.module.css'

/** The lines of a board that has a letterhead of its own; an invitation of any other begins with its text, as it always did. */
export const Letterhead = () => {
  const { language } = useI18n()
  const { room } = useBoard()
  const lines = () => {
    const own = readBoard(room.doc)?.letterhead as Record<string, string> | null | undefined
    const text = own?.[language()]?.trim() || own?.['bg']?.trim() || ''
    return text === '' ? [] : text.split('\n')
  }
  return <For each={lines()}>{(line) => <p class={styles['letterhead']}>{line}</p>}</For>
}
