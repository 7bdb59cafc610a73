import { type Action, isAskingForDate, isOpen } from '@sedyanka/shared/actions/actions.ts'
import { acceptChange } from '@sedyanka/shared/actions/change-action.ts'
import {
  answerDate,
  dropDateRequest,
  mayAnswerDate,
} from '@sedyanka/shared/actions/date-request.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { type JSX, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createAct } from '../rows/create-act.ts'
import type { ClientRoom } from '../sync/client-room.ts'
import { Button } from '../ui/Button.tsx'
import styles from './ActionNews.module.css'

interface ActionNewsProps {
  action: Action
  /** The board's room. */
  room: ClientRoom
  nameOf: (orgId: OrganisationId | null) => string
}

const Line = (props: {
  tone?: 'warn'
  words: string
  reason?: string | null
  buttons?: JSX.Element
}) => (
  <div class={styles['news']} data-tone={props.tone}>
    <p class={styles['words']}>
      {props.words}
      <Show when={props.reason}>
        <span class={styles['reason']}> {props.reason}</span>
      </Show>
    </p>
    <Show when={props.buttons}>
      <div class={styles['buttons']}>{props.buttons}</div>
    </Show>
  </div>
)

/**
 * What one side of an action item did that the other must know: a wish for another date and its answer, a change after the
 * acceptance, a refusal with its reason. Whoever may answer does so here, with one press.
 */
export const ActionNews = (props: ActionNewsProps) => {
  const { t, formatShortDate } = useI18n()
  const { seat } = props.room
  const isOwn = () =>
    seat.organisationId !== null && props.action.responsibleOrgId === seat.organisationId
  const mayDrop = () => isOwn() && (seat.role === 'member' || seat.role === 'facilitator')
  const day = () => ({ date: formatShortDate(props.action.requestedDueDate ?? '') })
  const organisation = () => props.nameOf(props.action.responsibleOrgId)
  const act = createAct(props.room)
  const one = () => ({ id: props.action.id })
  const answer = (given: 'granted' | 'refused') => act(answerDate, { ...one(), answer: given })
  const drop = () => act(dropDateRequest, one())
  const changed = () =>
    (props.action.changedAfter ?? []).map((field) =>
      t(field === 'title' ? 'actions.changedTitle' : 'actions.changedDue'),
    )
  return (
    <>
      <Show when={isAskingForDate(props.action)}>
        <Line
          tone="warn"
          words={
            isOwn()
              ? t('actions.askedDate', day())
              : t('actions.wantsDate', { ...day(), organisation: organisation() })
          }
          reason={props.action.requestReason}
          buttons={
            mayAnswerDate(seat, props.action) ? (
              <>
                <Button size="small" tone="primary" onClick={() => answer('granted')}>
                  {t('actions.grantDate')}
                </Button>
                <Button size="small" onClick={() => answer('refused')}>
                  {t('actions.refuseDate')}
                </Button>
              </>
            ) : mayDrop() ? (
              <Button size="small" tone="ghost" onClick={drop}>
                {t('actions.dropDate')}
              </Button>
            ) : undefined
          }
        />
      </Show>
      <Show when={isOwn() && props.action.dueAnswer !== null && props.action.requestedDueDate}>
        <Line
          words={t(
            props.action.dueAnswer === 'granted' ? 'actions.dateGranted' : 'actions.dateRefused',
            day(),
          )}
          buttons={
            mayDrop() ? (
              <Button size="small" tone="ghost" onClick={drop}>
                {t('actions.gotIt')}
              </Button>
            ) : undefined
          }
        />
      </Show>
      <Show when={isOpen(props.action) && changed().length > 0}>
        <Line
          tone="warn"
          words={t(isOwn() ? 'actions.changedOwn' : 'actions.changedAfter', {
            what: changed().join(', '),
            organisation: organisation(),
          })}
          buttons={
            mayDrop() && props.action.status !== 'proposed' ? (
              <Button size="small" tone="primary" onClick={() => act(acceptChange, one())}>
                {t('actions.acceptChange')}
              </Button>
            ) : undefined
          }
        />
      </Show>
      <Show when={props.action.status === 'cancelled' && props.action.declineReason}>
        <Line words={t('actions.declinedBecause')} reason={props.action.declineReason} />
      </Show>
    </>
  )
}
