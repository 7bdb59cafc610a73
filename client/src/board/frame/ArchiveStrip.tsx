import { A } from '@solidjs/router'
import Archive from 'lucide-solid/icons/archive'
import { Show } from 'solid-js'
import { createSeldomWords } from '../../seldom-words.ts'
import { useI18n } from '../../i18n.tsx'
import { useBoard } from './board-context.ts'
import styles from './BoardFrame.module.css'

/** Says on every page of an archived board that it is read only, since when, and to facilitators where that is changed. */
export const ArchiveStrip = () => {
  const { formatDate, dayOf } = useI18n()
  const say = createSeldomWords()
  const board = useBoard()
  const date = () => formatDate(dayOf(board.details().archivedAt ?? 0))
  return (
    <p class={styles['strip']} role="note" data-archived>
      <Archive size={16} aria-hidden="true" />
      <span>
        {say('archive.notice', { date: date() })}{' '}
        <Show when={board.details().role === 'facilitator'}>
          <A href={`/b/${board.id}/care`} data-print="hide">
            {say('care.title')}
          </A>
        </Show>
      </span>
    </p>
  )
}
