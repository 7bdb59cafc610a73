import { type MeetingListing, meetings } from '@sedyanka/shared/board/meetings.ts'
import { useSearchParams } from '@solidjs/router'
import CalendarPlus from 'lucide-solid/icons/calendar-plus'
import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { createRows } from '../sync/rows.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Page } from '../ui/Page.tsx'
import { MeetingCard } from './list/MeetingCard.tsx'
import { NewMeetingDialog } from './list/NewMeetingDialog.tsx'
import styles from './list/Meetings.module.css'

const newestFirst = (a: MeetingListing, b: MeetingListing): number =>
  b.date.localeCompare(a.date) || b.number - a.number

/** `/b/:boardId/meetings`: what comes, what was, and a new meeting. */
export const MeetingsPage = () => {
  const { t } = useI18n()
  const board = useBoard()
  const rows = createRows(board.room, meetings, newestFirst)
  const [search, setSearch] = useSearchParams<{ new?: string }>()
  const mayMake = () => board.seat.role === 'facilitator'
  /** The overview leads here with the form open. */
  const [isNew, setNew] = createSignal(mayMake() && search.new !== undefined)
  onMount(() => setSearch({ new: null }, { replace: true }))
  const isAhead = (row: MeetingListing) => row.status === 'scheduled' || row.status === 'inProgress'
  const upcoming = createMemo(() =>
    rows()
      .filter(isAhead)
      .sort(
        (a, b) =>
          Number(b.status === 'inProgress') - Number(a.status === 'inProgress') ||
          newestFirst(b, a),
      ),
  )
  const past = createMemo(() => rows().filter((row) => !isAhead(row)))
  const newButton = () => (
    <Button
      tone="primary"
      icon={<CalendarPlus size={18} aria-hidden="true" />}
      onClick={() => setNew(true)}
    >
      {t('meeting.new')}
    </Button>
  )
  return (
    <Page
      title={t('meeting.listTitle')}
      actions={<Show when={mayMake() && rows().length > 0}>{newButton()}</Show>}
    >
      <Show
        when={rows().length > 0}
        fallback={
          <EmptyState
            icon={<CalendarPlus size={36} />}
            title={t('meeting.listEmpty')}
            action={<Show when={mayMake()}>{newButton()}</Show>}
          />
        }
      >
        <List
          title={t('meeting.listUpcoming')}
          rows={upcoming()}
          empty={t('board.noNextMeeting')}
        />
        <Show when={past().length > 0}>
          <List title={t('meeting.listPast')} rows={past()} />
        </Show>
      </Show>
      <Show when={isNew() && mayMake()}>
        <NewMeetingDialog meetings={rows()} onClose={() => setNew(false)} />
      </Show>
    </Page>
  )
}

const List = (props: { title: string; rows: MeetingListing[]; empty?: string }) => (
  <section class={styles['section']} aria-label={props.title}>
    <h2 class={`caption ${styles['caption']}`}>{props.title}</h2>
    <ul role="list" class={styles['list']}>
      <For each={props.rows} fallback={<li class="muted">{props.empty}</li>}>
        {(row) => <MeetingCard meeting={row} />}
      </For>
    </ul>
  </section>
)
