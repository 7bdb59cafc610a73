import {
  includeItem,
  removeItem,
  restoreItem,
  withdrawItem,
} from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda, type AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { goToItem, postponeItem } from '@sedyanka/shared/meeting/flow.ts'
import { itemState } from '@sedyanka/shared/meeting/timing.ts'
import Ellipsis from 'lucide-solid/icons/ellipsis-vertical'
import { createSignal, Show } from 'solid-js'
import { useBoard } from '../../board/frame/board-context.ts'
import { createHistoryEntry } from '../../history/create-history-entry.tsx'
import { useI18n } from '../../i18n.tsx'
import { addressOf } from '../../links/addresses.ts'
import { createCopyLink } from '../../links/create-copy-link.ts'
import { lazyDialog } from '../../ui/lazy-sheet.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { findLosses, type Losses } from './losses.ts'
import type { Mover } from './mover.ts'

const RemovalDialog = lazyDialog(async () => (await import('./RemovalDialog.tsx')).RemovalDialog)

/**
 * Everything that a facilitator does to one item; a member may remove what the own organisation proposed. Everybody may
 * copy the link to it.
 */
export const ItemMenu = (props: { item: AgendaItem; mover?: Mover; class?: string }) => {
  const { t } = useI18n()
  const meetingState = useMeeting()
  const { act, meeting, meetingId, items, isFacilitator, isOpen, seat } = meetingState
  const board = useBoard()
  const copyLink = createCopyLink()
  const showSnack = useSnackbar()
  const state = () => itemState(props.item, meeting())
  const isRunning = () => meeting().status === 'inProgress'
  const isOwnProposal = () =>
    props.item.status === 'proposed' &&
    seat.organisationId !== null &&
    props.item.createdByOrg === seat.organisationId
  const isListed = () => items().some((item) => item.id === props.item.id)
  const isFirst = () => items()[0]?.id === props.item.id
  const isLast = () => items().at(-1)?.id === props.item.id

  const [losses, setLosses] = createSignal<Losses | null>(null)
  const removeNow = () => {
    setLosses(null)
    const { id, title } = props.item
    if (!act(removeItem, { id }).ok) return
    showSnack({
      text: t('agenda.removedSaid', { title }),
      action: { label: t('common.restore'), run: () => act(restoreItem, { id }) },
    })
  }
  const remove = () => {
    const found = findLosses(meetingState, props.item.id)
    if (found) setLosses(found)
    else removeNow()
  }
  const moves = (): MenuEntry[] => {
    const { mover } = props
    if (!mover || !isListed()) return []
    const { id } = props.item
    return [
      ...(isFirst() ? [] : [{ label: t('agenda.moveUp'), onSelect: () => mover.moveBy(id, -1) }]),
      ...(isLast() ? [] : [{ label: t('agenda.moveDown'), onSelect: () => mover.moveBy(id, 1) }]),
      ...(isFirst() ? [] : [{ label: t('agenda.moveToTop'), onSelect: () => mover.moveTo(id, 0) }]),
      ...(isLast()
        ? []
        : [{ label: t('agenda.moveToBottom'), onSelect: () => mover.moveTo(id, items().length) }]),
      'separator',
    ]
  }
  const history = createHistoryEntry(() => ({
    meeting: meetingId,
    collection: agenda.root,
    row: props.item.id,
  }))
  const entries = (): MenuEntry[] => {
    const { id } = props.item
    const link: MenuEntry = {
      label: t('common.copyLink'),
      onSelect: () => void copyLink(addressOf.item(board.id, meetingId, id)),
    }
    const removal: MenuEntry = { label: t('agenda.remove'), tone: 'danger', onSelect: remove }
    const look = [link, ...history.entries()]
    if (!isOpen()) return look
    if (!isFacilitator()) return isOwnProposal() ? [...look, 'separator', removal] : look
    const isParked = state() === 'postponed' || state() === 'proposed'
    const course: MenuEntry[] = [
      ...(isRunning() && state() !== 'current' && !isParked
        ? [{ label: t('agenda.makeCurrent'), onSelect: () => act(goToItem, { itemId: id }) }]
        : []),
      ...(isParked
        ? [{ label: t('agenda.include'), onSelect: () => act(includeItem, { id }) }]
        : []),
    ]
    const ending: MenuEntry[] = [
      ...(isParked
        ? []
        : [{ label: t('agenda.carryOver'), onSelect: () => act(postponeItem, { id }) }]),
      { label: t('agenda.withdraw'), onSelect: () => act(withdrawItem, { id }) },
      removal,
    ]
    return [
      ...course,
      ...(course.length > 0 ? (['separator'] as const) : []),
      ...moves(),
      ...look,
      'separator',
      ...ending,
    ]
  }
  return (
    <>
      <Menu
        label={`${t('common.moreActions')}: ${props.item.title}`}
        trigger={<Ellipsis size={16} aria-hidden="true" />}
        triggerClass={props.class ?? ''}
        entries={entries()}
      />
      {history.dialog()}
      <Show when={losses()}>
        {(found) => (
          <RemovalDialog
            title={props.item.title}
            losses={found()}
            onRemove={removeNow}
            onClose={() => setLosses(null)}
          />
        )}
      </Show>
    </>
  )
}
