import { goToNext, goToPrevious, nextItem, previousItem } from '@sedyanka/shared/meeting/flow.ts'
import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { createMemo } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './Agenda.module.css'

/** ‹ Back and next ›: the two buttons that a meeting is led with. */
export const Stepper = (props: { class?: string }) => {
  const { t } = useI18n()
  const { room, act, meeting, items, follow } = useMeeting()
  /** Why a step is not possible now; reading the rows keeps it true after every edit. */
  const state = createMemo(() => {
    items().forEach((item) => item.status)
    const isRunning = meeting().status === 'inProgress'
    const current = meeting().currentItemId
    if (!isRunning) return { back: t('meeting.notStarted'), next: t('meeting.notStarted') }
    const hasBack = previousItem(room.doc) !== null
    const hasNext = current !== null || nextItem(room.doc) !== null
    return {
      back: hasBack ? null : t('room.firstItem'),
      next: hasNext ? null : t('room.noFurtherItem'),
    }
  })
  const go = (step: typeof goToNext) => {
    act(step, {})
    follow.show(null)
  }
  return (
    <div class={`${styles['steps']} ${props.class ?? ''}`}>
      <Button
        icon={<ChevronLeft size={18} aria-hidden="true" />}
        whyDisabled={state().back}
        aria-keyshortcuts="P"
        onClick={() => go(goToPrevious)}
      >
        {t('room.previous')}
      </Button>
      <Button
        tone="primary"
        whyDisabled={state().next}
        aria-keyshortcuts="N"
        onClick={() => go(goToNext)}
      >
        {t('room.next')}
        <ChevronRight size={18} aria-hidden="true" />
      </Button>
    </div>
  )
}
