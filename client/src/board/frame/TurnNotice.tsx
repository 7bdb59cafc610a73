import { A, useLocation } from '@solidjs/router'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import Mic from 'lucide-solid/icons/mic'
import { createMemo, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createRows } from '../../sync/rows.ts'
import { buttonClass } from '../../ui/button-class.ts'
import { useBoard } from './board-context.ts'
import { byLiveness } from './current-meeting.ts'
import styles from './TurnNotice.module.css'

/** That one's organisation has the floor, or is next: seen and heard on every page of the board, with the way there. */
export const TurnNotice = () => {
  const { t } = useI18n()
  const board = useBoard()
  const location = useLocation()
  const rows = createRows(board.room, meetings, byLiveness)
  const maySpeak = () => board.seat.role === 'member' || board.seat.role === 'facilitator'
  const turn = createMemo(() => {
    const live = rows().find(({ status }) => status === 'inProgress')
    const own = board.seat.organisationId
    if (!live || own === null || !maySpeak()) return null
    if (live.speakingOrgId === own) return { meeting: live, isNow: true }
    return live.nextOrgId === own ? { meeting: live, isNow: false } : null
  })
  const path = (id: string) => `/b/${board.id}/m/${id}`
  return (
    <div role="status" data-print="hide">
      <Show when={turn()}>
        {(found) => (
          <div class={styles['notice']} data-turn={found().isNow ? 'now' : 'next'}>
            <Mic size={18} aria-hidden="true" />
            <span class={styles['words']}>
              {t(found().isNow ? 'speakers.yourTurn' : 'speakers.youAreNext')}
            </span>
            <A
              class={buttonClass({ size: 'small' })}
              href={`${path(found().meeting.id)}?pane=speakers`}
              replace={location.pathname === path(found().meeting.id)}
            >
              {t('speakers.toQueue')}
            </A>
          </div>
        )}
      </Show>
    </div>
  )
}
