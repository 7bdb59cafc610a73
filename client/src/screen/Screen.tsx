import { agenda, type AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { countPresent } from '@sedyanka/shared/meeting/checking-in.ts'
import { itemState } from '@sedyanka/shared/meeting/timing.ts'
import { createEffect, createMemo, Match, Show, Switch } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { useMeeting } from '../meeting/meeting-context.tsx'
import { createHereIds } from '../meeting/attendance/here-ids.ts'
import { createRow } from '../sync/rows.ts'
import { createWakeLock } from './wake-lock.ts'
import { JoinStrip } from './JoinStrip.tsx'
import styles from './Screen.module.css'
import { ScreenAgenda } from './ScreenAgenda.tsx'
import { ScreenClock } from './ScreenClock.tsx'
import { ScreenItem } from './ScreenItem.tsx'
import { ScreenSpeakers } from './ScreenSpeakers.tsx'
import { ScreenTitle } from './ScreenTitle.tsx'
import { shorten } from './shorten.ts'

/**
 * The wall: what is on, how long still, who speaks, what is decided, and how to join, readable from the last row.
 * Only settled values are shown, never text that somebody is still typing.
 */
export const Screen = () => {
  const { t, formatDate, formatTime, formatWeekday } = useI18n()
  const { room, meeting, items, attendance, organisations, queue } = useMeeting()
  const board = useBoard()
  const row = createRow(room, agenda, () => meeting().currentItemId)
  const current = () => row() as AgendaItem | null
  const isRunning = () => meeting().status === 'inProgress'
  const confirmed = createMemo(() => countPresent(attendance()))
  const here = createHereIds()
  const next = createMemo(() => {
    const at = items().findIndex((item) => item.id === meeting().currentItemId)
    const index = items().findIndex(
      (item, place) => place > at && itemState(item, meeting()) === 'scheduled',
    )
    return index < 0 ? null : { number: index + 1, title: items()[index]?.title ?? '' }
  })
  createWakeLock()
  createEffect(() => {
    document.title = t('app.pageTitle', { page: t('screen.title') })
  })
  return (
    <div class={styles['screen']} data-theme="dark">
      <header class={styles['header']}>
        <b class={styles['brand']}>{t('app.brand')}</b>
        <span class={styles['meeting']}>
          {t('meeting.titleDefault', { number: String(meeting().number) })} ·{' '}
          {board.details().title}
        </span>
        <span class={styles['present']}>
          {t('meeting.presentOf', { present: confirmed(), total: organisations.all().length })}
          <Show when={here().size > confirmed()}>
            <span> · {t('meeting.unconfirmed', { count: here().size - confirmed() })}</span>
          </Show>
          <Show when={meeting().quorum}>
            {(required) => (
              <span>
                {' '}
                · {t('screen.quorum')}{' '}
                {confirmed() >= required() ? '✓' : `${confirmed()}/${required()}`}
              </span>
            )}
          </Show>
        </span>
      </header>
      <div class={styles['main']}>
        <Switch>
          <Match when={isRunning() && current()}>{(item) => <ScreenItem item={item()} />}</Match>
          <Match when={isRunning() || meeting().status === 'scheduled'}>
            <Show when={!isRunning()}>
              <p class={styles['over']}>
                {formatWeekday(meeting().date)}, {formatDate(meeting().date)}
              </p>
            </Show>
            <ScreenTitle
              words={
                isRunning()
                  ? t('nav.agenda')
                  : t('screen.notStarted', { time: formatTime(meeting().startTime) })
              }
            />
            <ScreenAgenda />
          </Match>
          <Match when={true}>
            <ScreenTitle words={t('screen.ended')} />
          </Match>
        </Switch>
      </div>
      <Show when={isRunning() && (current() !== null || queue().length > 0)}>
        <aside class={styles['side']}>
          <Show when={current()}>{(item) => <ScreenClock item={item()} />}</Show>
          <ScreenSpeakers />
        </aside>
      </Show>
      <footer class={styles['footer']}>
        <JoinStrip />
        <Show when={isRunning() && next()}>
          {(item) => (
            <p class={styles['next']}>
              {t('screen.next')} <b>{`${item().number}. ${shorten(item().title)}`}</b>
            </p>
          )}
        </Show>
      </footer>
    </div>
  )
}
