import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { remainingSeconds } from '@sedyanka/shared/meeting/timing.ts'
import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createRow } from '../../sync/rows.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useMeeting } from '../meeting-context.tsx'

/** The one polite voice of the meeting: another item is on, its time is nearly up, it is up. Nothing about keystrokes. */
export const LiveRegion = () => {
  const { t } = useI18n()
  const { room, meeting, numberOf, now } = useMeeting()
  const [said, setSaid] = createSignal('')
  const current = createRow(room, agenda, () => meeting().currentItemId)
  const moment = createMemo<'plenty' | 'soon' | 'over'>(() => {
    const item = current()
    const left = item && remainingSeconds(item, meeting(), now())
    if (left === null || left > 60) return 'plenty'
    return left > 0 ? 'soon' : 'over'
  })
  createEffect(
    on(
      () => meeting().currentItemId,
      (id) =>
        setSaid(
          id === null
            ? ''
            : t('a11y.currentItemChanged', { number: numberOf(id), title: current()?.title ?? '' }),
        ),
      { defer: true },
    ),
  )
  createEffect(
    on(
      moment,
      (now) => {
        if (now === 'soon') setSaid(t('a11y.timerWarning', { count: 1 }))
        if (now === 'over') setSaid(t('a11y.timerOver'))
      },
      { defer: true },
    ),
  )
  return (
    <VisuallyHidden>
      <span role="status">{said()}</span>
    </VisuallyHidden>
  )
}
