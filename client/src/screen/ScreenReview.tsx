import { isOverdue } from '@sedyanka/shared/actions/actions.ts'
import { newestFirst, reports } from '@sedyanka/shared/actions/reports.ts'
import { reviewList } from '@sedyanka/shared/actions/review-list.ts'
import { createMemo, For, type ParentProps, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useMeeting } from '../meeting/meeting-context.tsx'
import { createRows } from '../sync/rows.ts'
import { FitList } from './FitList.tsx'
import styles from './Screen.module.css'
import { ScreenTask } from './ScreenTask.tsx'

/** What a review of action items goes through: how many there are, and the most urgent of them. What came of it stands first. */
export const ScreenReview = (props: ParentProps) => {
  const { t, dayOf } = useI18n()
  const { board, meeting, meetingId, actions, now } = useMeeting()
  const reported = createRows(board, reports, newestFirst)
  const rows = createMemo(() => reviewList(actions(), reported(), { ...meeting(), id: meetingId }))
  const sums = () => {
    const today = dayOf(now())
    const done = rows().filter(({ status }) => status === 'done').length
    const late = rows().filter((action) => isOverdue(action, today)).length
    const blocked = rows().filter(({ status }) => status === 'blocked').length
    return [
      t('screen.reviewOpen', { count: rows().length - done }),
      late > 0 && t('screen.reviewLate', { count: late }),
      blocked > 0 && t('screen.reviewBlocked', { count: blocked }),
      done > 0 && t('screen.reviewDone', { count: done }),
    ]
      .filter(Boolean)
      .join(' · ')
  }
  return (
    <>
      <Show when={rows().length > 0}>
        <p class={styles['sums']}>{sums()}</p>
      </Show>
      <FitList>
        {props.children}
        <For each={rows()}>{(action) => <ScreenTask action={action} withStatus />}</For>
      </FitList>
    </>
  )
}
