import { type MeetingListing, meetings } from '@sedyanka/shared/board/meetings.ts'
import { isLeftOpen } from '@sedyanka/shared/meeting/left-running.ts'
import { A } from '@solidjs/router'
import CalendarPlus from 'lucide-solid/icons/calendar-plus'
import { createMemo, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { byLiveness } from '../board/frame/current-meeting.ts'
import { useI18n } from '../i18n.tsx'
import { createRows } from '../sync/rows.ts'
import { Card } from '../ui/Card.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Pill } from '../ui/Pill.tsx'
import { createToday } from '../rows/create-today.ts'
import styles from './MeetingHero.module.css'
import { RelativeDay } from './RelativeDay.tsx'

/** The meeting that is on, else the next one: the way in is the biggest thing on the page. */
export const MeetingHero = () => {
  const { t, formatDate, formatTime, formatWeekday } = useI18n()
  const board = useBoard()
  const today = createToday(board.room)
  const rows = createRows(board.room, meetings, byLiveness)
  const forgotten = createMemo(() => rows().find((row) => isLeftOpen(row, today())))
  const live = createMemo(() =>
    rows().find((row) => row.status === 'inProgress' && !isLeftOpen(row, today())),
  )
  const next = createMemo(() =>
    rows().findLast(({ status, date }) => status === 'scheduled' && date >= today()),
  )
  const last = createMemo(() =>
    rows().find(
      ({ status }) => status !== 'scheduled' && status !== 'cancelled' && status !== 'inProgress',
    ),
  )
  const when = ({ date, startTime }: MeetingListing) =>
    `${formatWeekday(date)}, ${formatDate(date)}, ${formatTime(startTime)}`
  /** People gather before it is started. */
  const isNow = ({ status, date }: MeetingListing) => status === 'inProgress' || date === today()
  const mayPlan = () => board.seat.role === 'facilitator'
  return (
    <>
      <Show when={forgotten()}>
        {(meeting) => (
          <Card as="section" class={styles['hero']}>
            <div class={styles['words']}>
              <div class="row wrap">
                <Pill tone="warn">{t('leftOpen.mark')}</Pill>
                <span class="small muted">{when(meeting())}</span>
              </div>
              <h2 class={styles['title']}>{meeting().title}</h2>
            </div>
            <LinkButton
              href={`/b/${board.id}/m/${meeting().id}${mayPlan() ? '?end' : ''}`}
              tone={mayPlan() ? 'primary' : 'plain'}
            >
              {t(mayPlan() ? 'leftOpen.end' : 'common.open')}
            </LinkButton>
          </Card>
        )}
      </Show>
      <Show
        when={live() ?? next()}
        fallback={
          <Card as="section" class={styles['hero']}>
            <div class={styles['words']}>
              <h2 class={styles['title']}>{t('board.noNextMeeting')}</h2>
              <Show when={last()}>
                {(meeting) => (
                  <p class="muted">
                    {t('board.lastMeeting')}:{' '}
                    {t('meeting.number', { number: String(meeting().number) })},{' '}
                    {formatDate(meeting().date)} ·{' '}
                    <A href={`/b/${board.id}/m/${meeting().id}/minutes`}>
                      {t('minutes.title', { number: String(meeting().number) })}
                    </A>
                  </p>
                )}
              </Show>
            </div>
            <Show when={mayPlan()}>
              <LinkButton
                tone="primary"
                href={`/b/${board.id}/meetings?new`}
                icon={<CalendarPlus size={18} aria-hidden="true" />}
              >
                {t('meeting.schedule')}
              </LinkButton>
            </Show>
          </Card>
        }
      >
        {(meeting) => (
          <Card as="section" class={styles['hero']} data-live={live() ? '' : undefined}>
            <div class={styles['words']}>
              <div class="row wrap">
                <Show when={live()} fallback={<Pill tone="brand">{t('board.nextMeeting')}</Pill>}>
                  <Pill tone="live">{t('status.meeting.inProgress')}</Pill>
                </Show>
                <span class="small muted">
                  {t('meeting.number', { number: String(meeting().number) })}
                  <Show when={!live()}>
                    {' · '}
                    <RelativeDay day={meeting().date} room={board.room} />
                  </Show>
                </span>
              </div>
              <h2 class={styles['title']}>{meeting().title}</h2>
              <p class="muted">
                {when(meeting())}
                <Show when={meeting().place}> · {meeting().place}</Show>
              </p>
            </div>
            <LinkButton
              tone={isNow(meeting()) ? 'primary' : 'plain'}
              size="large"
              href={`/b/${board.id}/m/${meeting().id}`}
            >
              {t(isNow(meeting()) ? 'board.enterMeeting' : 'common.open')}
            </LinkButton>
          </Card>
        )}
      </Show>
    </>
  )
}
