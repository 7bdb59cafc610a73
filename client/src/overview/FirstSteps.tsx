import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { A } from '@solidjs/router'
import Check from 'lucide-solid/icons/check'
import { For, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { byLiveness } from '../board/frame/current-meeting.ts'
import { useI18n } from '../i18n.tsx'
import { useTasks } from '../actions/actions-context.tsx'
import { createRows } from '../sync/rows.ts'
import { Card } from '../ui/Card.tsx'
import styles from './FirstSteps.module.css'

/** What a facilitator of a fresh board does first; gone once there is a meeting and somebody to invite to it. */
export const FirstSteps = () => {
  const { t } = useI18n()
  const board = useBoard()
  const { names } = useTasks()
  const rows = createRows(board.room, meetings, byLiveness)
  const steps = () => [
    {
      label: t('board.stepOrganisations'),
      href: `/b/${board.id}/organisations`,
      done: names.organisations().length > 0,
    },
    {
      label: t('board.stepMeeting'),
      href: `/b/${board.id}/meetings${rows().length > 0 ? '' : '?new'}`,
      done: rows().length > 0,
    },
    { label: t('board.stepInvite'), href: `/b/${board.id}/people`, done: false },
  ]
  const isFresh = () => names.organisations().length === 0 || rows().length === 0
  return (
    <Show when={board.seat.role === 'facilitator' && isFresh()}>
      <Card padded as="section">
        <h2>{t('board.firstSteps')}</h2>
        <ol class={styles['steps']}>
          <For each={steps()}>
            {(step, at) => (
              <li class={styles['step']} data-done={step.done ? '' : undefined}>
                <span class={styles['mark']} aria-hidden="true">
                  <Show when={step.done} fallback={at() + 1}>
                    <Check size={16} strokeWidth={3} />
                  </Show>
                </span>
                <A href={step.href}>{step.label}</A>
              </li>
            )}
          </For>
        </ol>
      </Card>
    </Show>
  )
}
