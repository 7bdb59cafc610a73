import { A } from '@solidjs/router'
import type { MeetingListing } from '@sedyanka/shared/board/meetings.ts'
import { splitDay } from '@sedyanka/shared/i18n/calendar.ts'
import { isLeftOpen } from '@sedyanka/shared/meeting/left-running.ts'
import { Show } from 'solid-js'
import { createToday } from '../../rows/create-today.ts'
import { useBoard } from '../../board/frame/board-context.ts'
import { useI18n } from '../../i18n.tsx'
import { Card } from '../../ui/Card.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Pill } from '../../ui/Pill.tsx'
import styles from './Meetings.module.css'

/** One meeting in the list: when, what, where, and the way in. */
export const MeetingCard = (props: { meeting: MeetingListing }) => {
  const { t, formatDate, formatShortDate, formatTime, formatWeekday } = useI18n()
  const { id, room, seat } = useBoard()
  const today = createToday(room)
  /** As it was held, where it is over; else as it is planned. */
  const when = () => {
    const { held, date, startTime, endTime } = props.meeting
    return held ?? { date, opened: startTime, closed: endTime }
  }
  const isForgotten = () => isLeftOpen(props.meeting, today())
  const mayEnd = () => isForgotten() && seat.role === 'facilitator'
  const href = () => `/b/${id}/m/${props.meeting.id}`
  const isLive = () => props.meeting.status === 'inProgress'
  const isAhead = () => isLive() || props.meeting.status === 'scheduled'
  /** The month alone, as the language shortens it. */
  const month = () => formatShortDate(when().date).replace(/[\d\s]/g, '')
  return (
    <Card as="li" class={styles['card'] ?? ''}>
      <span class={styles['day']} aria-hidden="true">
        <b>{splitDay(when().date).date}</b>
        {month()}
      </span>
      <div class={styles['words']}>
        <A href={href()} class={styles['title']}>
          {props.meeting.title}
        </A>
        <p class={styles['meta']}>
          <span>{t('meeting.numberShort', { number: props.meeting.number })}</span>
          <span>
            {formatWeekday(when().date)}, {formatDate(when().date)}
          </span>
          <span>
            {t('dates.timeRange', {
              start: when().opened,
              end: formatTime(when().closed),
            })}
          </span>
          <Show when={props.meeting.place}>
            <span>{props.meeting.place}</span>
          </Show>
        </p>
      </div>
      <div class={styles['side']}>
        <Show
          when={isForgotten()}
          fallback={
            <Pill tone={isLive() ? 'live' : 'neutral'}>
              {t(`status.meeting.${props.meeting.status}`)}
            </Pill>
          }
        >
          <Pill tone="warn">{t('leftOpen.mark')}</Pill>
        </Show>
        <Show
          when={isAhead()}
          fallback={
            <Show when={props.meeting.status !== 'cancelled'}>
              <LinkButton size="small" href={`${href()}/minutes`}>
                {t('minutes.one')}
              </LinkButton>
            </Show>
          }
        >
          <LinkButton
            size="small"
            {...(isLive() ? { tone: 'primary' as const } : {})}
            href={mayEnd() ? `${href()}?end` : href()}
          >
            {t(mayEnd() ? 'leftOpen.end' : isLive() ? 'board.enterMeeting' : 'common.open')}
          </LinkButton>
        </Show>
      </div>
    </Card>
  )
}
