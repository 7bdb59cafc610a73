import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { A, useIsRouting, useLocation } from '@solidjs/router'
import ArrowLeftRight from 'lucide-solid/icons/arrow-left-right'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import ListTodo from 'lucide-solid/icons/list-todo'
import NotebookText from 'lucide-solid/icons/notebook-text'
import { createMemo, createSignal, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createRows } from '../../sync/rows.ts'
import { lazySheet } from '../../ui/lazy-sheet.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useBoard } from './board-context.ts'
import styles from './BottomNav.module.css'
import { byLiveness } from './current-meeting.ts'

const MoreSheet = lazySheet(async () => (await import('./MoreSheet.tsx')).MoreSheet)

/** The phone's way around, at the thumb. The first place is the running meeting, when there is one. */
export const BottomNav = () => {
  const { t } = useI18n()
  const board = useBoard()
  const location = useLocation()
  const [more, setMore] = createSignal(false)
  const rows = createRows(board.room, meetings, byLiveness)
  const live = createMemo(() => rows().find(({ status }) => status === 'inProgress'))
  const base = `/b/${board.id}`
  const meetingHref = () => (live() ? `${base}/m/${live()?.id}` : `${base}/meetings`)
  const isAt = (...paths: string[]) =>
    paths.some(
      (path) =>
        location.pathname === `${base}/${path}` || location.pathname.startsWith(`${base}/${path}/`),
    )
  const current = (at: boolean) => (at ? ('page' as const) : undefined)
  const isRouting = useIsRouting()
  /** Pressed, and its page is on the way: said at once, on a slow line the page itself takes seconds. */
  const [pressed, setPressed] = createSignal('')
  const pending = (href: string) => (isRouting() && pressed() === href ? '' : undefined)
  return (
    <>
      <nav class={styles['nav']} aria-label={t('nav.main')} data-print="hide" data-bottom-nav>
        <A
          href={meetingHref()}
          class={styles['item']}
          aria-current={current(isAt('m', 'meetings'))}
          data-pending={pending(meetingHref())}
          onClick={() => setPressed(meetingHref())}
        >
          <NotebookText size={22} aria-hidden="true" />
          {t('nav.meeting')}
          <Show when={live()}>
            <i class={styles['live']} aria-hidden="true" />
            <VisuallyHidden>{t('status.meeting.inProgress')}</VisuallyHidden>
          </Show>
        </A>
        <A
          href={`${base}/actions`}
          class={styles['item']}
          aria-current={current(isAt('actions'))}
          data-pending={pending(`${base}/actions`)}
          onClick={() => setPressed(`${base}/actions`)}
        >
          <ListTodo size={22} aria-hidden="true" />
          {t('nav.actions')}
        </A>
        <A
          href={`${base}/needs`}
          class={styles['item']}
          aria-current={current(isAt('needs'))}
          data-pending={pending(`${base}/needs`)}
          onClick={() => setPressed(`${base}/needs`)}
        >
          <ArrowLeftRight size={22} aria-hidden="true" />
          {t('nav.needs')}
        </A>
        <button
          type="button"
          class={styles['item']}
          aria-haspopup="dialog"
          onClick={() => setMore(true)}
        >
          <Ellipsis size={22} aria-hidden="true" />
          {t('nav.more')}
        </button>
      </nav>
      <MoreSheet open={more()} onClose={() => setMore(false)} />
    </>
  )
}
