import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { seatWords } from '../board/frame/seat-words.ts'
import { useI18n } from '../i18n.tsx'
import { NeedsProvider } from '../needs/needs-context.tsx'
import { createRow } from '../sync/rows.ts'
import { TasksProvider } from '../actions/actions-context.tsx'
import { Page } from '../ui/Page.tsx'
import { AwaitingList } from './AwaitingList.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { MeetingHero } from './MeetingHero.tsx'
import { OpenActions } from './OpenActions.tsx'
import styles from './OverviewPage.module.css'
import { StatTiles } from './StatTiles.tsx'
import { UncoveredNeeds } from './UncoveredNeeds.tsx'

/** The board at a glance: the meeting, what waits for one's organisation, what is overdue and what is lacking. */
export const OverviewPage = () => {
  const i18n = useI18n()
  const board = useBoard()
  const own = createRow(board.room, organisations, () => board.seat.organisationId)
  return (
    <TasksProvider room={board.room}>
      <NeedsProvider room={board.room}>
        <Page title={board.details().title} over={seatWords(board.seat, own(), i18n)}>
          <div class={styles['page']}>
            <FirstSteps />
            <MeetingHero />
            <StatTiles />
            <div class={styles['columns']}>
              <div class={styles['column']}>
                <Show
                  when={board.seat.organisationId !== null || board.seat.role === 'facilitator'}
                >
                  <AwaitingList />
                </Show>
                <OpenActions />
              </div>
              <div class={styles['column']}>
                <UncoveredNeeds />
              </div>
            </div>
          </div>
        </Page>
      </NeedsProvider>
    </TasksProvider>
  )
}
