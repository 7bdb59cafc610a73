import {
  type Action,
  actions,
  isAskingForDate,
  isOverdue,
} from '@sedyanka/shared/actions/actions.ts'
import { assignAction } from '@sedyanka/shared/actions/assign-action.ts'
import { removeAction, restoreAction, setDueDate } from '@sedyanka/shared/actions/change-action.ts'
import { reportProgress } from '@sedyanka/shared/actions/report-progress.ts'
import { daysBetween } from '@sedyanka/shared/i18n/calendar.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import Ellipsis from 'lucide-solid/icons/ellipsis-vertical'
import { Show } from 'solid-js'
import { useBoard } from '../../board/frame/board-context.ts'
import { useI18n } from '../../i18n.tsx'
import { addressOf } from '../../links/addresses.ts'
import { createCopyLink } from '../../links/create-copy-link.ts'
import { createMay } from '../../sync/permissions.ts'
import { takeOut } from '../../privacy/take-out.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { DueDatePicker } from '../parts/DueDatePicker.tsx'
import { OrganisationPicker } from '../parts/OrganisationPicker.tsx'
import { Marks } from '../parts/marks.ts'
import { SharedText } from '../parts/SharedText.tsx'
import styles from './ActionRow.module.css'

const ActionNews = lazyPart(async () => (await import('../../actions/ActionNews.tsx')).ActionNews)

/** One action item in one line: done or not, what, who, until when. It lives on the board, not in the meeting. */
export const ActionRow = (props: { action: Action }) => {
  const { t, dayOf, formatShortDate } = useI18n()
  const { board, actOnBoard, seat, now, organisations, typing } = useMeeting()
  const { id: boardId } = useBoard()
  const copyLink = createCopyLink()
  const showSnack = useSnackbar()
  const may = createMay(board)
  const id = () => props.action.id
  const today = () => dayOf(now())
  const mayEdit = () => may.write('actions', id(), 'title')
  const sharedTitle = () => actions.sharedText(board.doc, id(), 'title')
  const responsible = () => organisations.nameOf(props.action.responsibleOrgId)
  const isOwn = () =>
    seat.organisationId !== null && props.action.responsibleOrgId === seat.organisationId
  const why = () =>
    mayEdit()
      ? null
      : t(isOwn() ? 'actions.leadOnly' : 'actions.readOnly', {
          organisation: responsible() || t('actions.responsibleNone'),
        })
  const report = (status: Action['status']) =>
    actOnBoard(reportProgress, { id: id(), status, text: '' })
  const late = () => isOverdue(props.action, today())
  const dueWords = () => {
    const day = props.action.dueDate
    if (day === null) return t('actions.dueNone')
    if (late()) return t('actions.overdueShort', { count: daysBetween(day, today()) })
    return t('actions.dueBy', { date: formatShortDate(day) })
  }
  const remove = () => {
    const one = { id: id() }
    typing.forget(`actions/${one.id}/title`)
    if (!actOnBoard(removeAction, one).ok) return
    showSnack({
      text: t('actions.removed'),
      action: { label: t('common.restore'), run: () => actOnBoard(restoreAction, one) },
    })
  }
  const entries = (): MenuEntry[] => [
    ...(mayEdit() && props.action.status === 'proposed' && seat.role === 'facilitator' && !isOwn()
      ? [{ label: t('actions.accept'), onSelect: () => report('accepted') }]
      : []),
    {
      label: t('common.copyLink'),
      onSelect: () => void copyLink(addressOf.action(boardId, id())),
    },
    ...(mayEdit()
      ? ([
          'separator',
          { label: t('actions.remove'), tone: 'danger', onSelect: remove },
        ] satisfies MenuEntry[])
      : []),
  ]
  const hasNews = () =>
    isAskingForDate(props.action) ||
    (isOwn() && props.action.dueAnswer !== null) ||
    props.action.changedAfter !== null ||
    props.action.declineReason !== null
  return (
    <div class={styles['row']} data-action={id()}>
      <Checkbox
        class={styles['box'] ?? ''}
        label={t('actions.markDone')}
        hideLabel
        checked={props.action.status === 'done'}
        whyDisabled={
          isOwn() || seat.role === 'facilitator'
            ? null
            : (why() ?? t('actions.readOnly', { organisation: responsible() }))
        }
        onChange={(isDone) => report(isDone ? 'done' : 'inProgress')}
      />
      <SharedText
        class={`${styles['title']} ${props.action.status === 'done' ? styles['done'] : ''}`}
        text={sharedTitle}
        value={props.action.title}
        place={`actions/${id()}/title`}
        label={t('actions.titleField')}
        maxlength={limits.titleLength}
        mayWrite={mayEdit()}
      />
      <Show when={mayEdit()}>
        <div class={styles['marks']}>
          <Marks text={props.action.title} onRemove={(ranges) => takeOut(sharedTitle(), ranges)} />
        </div>
      </Show>
      <Show when={hasNews()}>
        <div class={styles['news']}>
          <ActionNews action={props.action} room={board} nameOf={organisations.nameOf} />
        </div>
      </Show>
      <div class={styles['facts']}>
        <Show when={props.action.status === 'proposed' && isOwn()}>
          <Button size="small" tone="primary" onClick={() => report('accepted')}>
            {t('actions.acceptShort')}
          </Button>
        </Show>
        <Show when={props.action.status === 'blocked'}>
          <Pill tone="late">{t('status.action.blocked')}</Pill>
        </Show>
        <OrganisationPicker
          label={`${t('actions.responsible')}: ${responsible() || t('actions.responsibleNone')}`}
          value={props.action.responsibleOrgId}
          none={t('actions.responsibleNone')}
          whyDisabled={why()}
          triggerClass={styles['chip'] ?? ''}
          trigger={
            <Pill
              tone={responsible() ? 'neutral' : 'warn'}
              title={
                props.action.status === 'proposed' && responsible()
                  ? t('actions.awaits')
                  : t(`status.action.${props.action.status}`)
              }
              class={
                props.action.status === 'proposed' && responsible() ? (styles['waiting'] ?? '') : ''
              }
            >
              {responsible() || t('actions.responsibleNone')}
            </Pill>
          }
          onChange={(orgId) => actOnBoard(assignAction, { id: id(), orgId })}
        />
        <DueDatePicker
          label={`${t('actions.due')}: ${dueWords()}`}
          value={props.action.dueDate}
          whyDisabled={why()}
          triggerClass={styles['chip'] ?? ''}
          trigger={
            <Show when={late()} fallback={<span class={styles['due']}>{dueWords()}</span>}>
              <Pill tone="late">{dueWords()}</Pill>
            </Show>
          }
          onChange={(dueDate) => actOnBoard(setDueDate, { id: id(), dueDate })}
        />
        <Menu
          label={`${t('common.moreActions')}: ${props.action.title}`}
          trigger={<Ellipsis size={16} aria-hidden="true" />}
          triggerClass={styles['menu'] ?? ''}
          entries={entries()}
        />
      </div>
    </div>
  )
}
