import { actions, byCreation, isOpen } from '@sedyanka/shared/actions/actions.ts'
import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { type Accessor, createMemo } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createRows } from '../../sync/rows.ts'
import { useBoard } from './board-context.ts'
import { byLiveness } from './current-meeting.ts'

export interface BoardPlace {
  id: 'overview' | 'meetings' | 'actions' | 'needs' | 'organisations' | 'people' | 'settings'
  href: string
  label: string
  count?: number
  /** Something is going on there now. */
  isLive?: boolean
}

/** The pages of the board in the order of the tabs, with what they hold. */
export const createBoardPlaces = (): Accessor<BoardPlace[]> => {
  const { t } = useI18n()
  const board = useBoard()
  const actionRows = createRows(board.room, actions, byCreation)
  const organisationRows = createRows(board.room, organisations, () => 0)
  const meetingRows = createRows(board.room, meetings, byLiveness)
  const open = createMemo(() => actionRows().filter(isOpen).length)
  const isLive = createMemo(() => meetingRows()[0]?.status === 'inProgress')
  const base = `/b/${board.id}`
  return createMemo((): BoardPlace[] => [
    { id: 'overview', href: base, label: t('board.overview') },
    { id: 'meetings', href: `${base}/meetings`, label: t('nav.meetings'), isLive: isLive() },
    { id: 'actions', href: `${base}/actions`, label: t('nav.actions'), count: open() },
    { id: 'needs', href: `${base}/needs`, label: t('nav.needsAndOffers') },
    {
      id: 'organisations',
      href: `${base}/organisations`,
      label: t('nav.organisations'),
      count: organisationRows().length,
    },
    ...(board.seat.role === 'facilitator'
      ? [
          { id: 'people' as const, href: `${base}/people`, label: t('nav.members') },
          { id: 'settings' as const, href: `${base}/settings`, label: t('nav.settings') },
        ]
      : []),
  ])
}
