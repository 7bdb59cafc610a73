import type { Action } from '@sedyanka/shared/actions/actions.ts'
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { Pill } from '../ui/Pill.tsx'
import styles from './ActionCard.module.css'
import { DuePill } from './DuePill.tsx'
import { useTasks } from './actions-context.tsx'

/** Due date, number, organisations and where it comes from, in one line. */
export const ActionMeta = (props: { action: Action; withOrganisation: boolean }) => {
  const { t } = useI18n()
  const board = useBoard()
  const { names, isOwn, meetingOf, numberOf, staysHere } = useTasks()
  const meeting = () => meetingOf(props.action.meetingId)
  const code = () => {
    const found = meeting()
    if (!found) return null
    const item = numberOf(props.action)?.toString().padStart(2, '0') ?? '…'
    return t('actions.code', { meeting: String(found.number), item })
  }
  const supporting = () =>
    props.action.coOrgIds
      .filter((id) => !isOwn(id))
      .map((id) => names.organisation(id))
      .join(', ')
  const isSupported = () =>
    !isOwn(props.action.responsibleOrgId) && props.action.coOrgIds.some(isOwn)
  return (
    <div class={styles['meta']}>
      <DuePill action={props.action} />
      <Show when={props.action.status === 'blocked'}>
        <Pill tone="late">{t('status.action.blocked')}</Pill>
      </Show>
      <Show when={code()}>
        <Show when={!staysHere} fallback={<b class={styles['code']}>{code()}</b>}>
          <A
            class={styles['code']}
            href={`/b/${board.id}/m/${props.action.meetingId}`}
            title={t('actions.fromMeeting', { number: String(meeting()?.number ?? '') })}
          >
            {code()}
          </A>
        </Show>
      </Show>
      <Show when={props.withOrganisation || isSupported()}>
        <span class={isOwn(props.action.responsibleOrgId) ? styles['own'] : ''}>
          {names.organisation(props.action.responsibleOrgId)}
        </span>
      </Show>
      <Show when={isSupported()}>
        <Pill>{t('actions.supporting')}</Pill>
      </Show>
      <Show when={supporting()}>
        <span>{t('actions.togetherWith', { organisations: supporting() })}</span>
      </Show>
      <Show when={meetingOf(props.action.carriedOverFrom)}>
        {(from) => <span>{t('actions.carriedOver', { number: String(from().number) })}</span>}
      </Show>
    </div>
  )
}
