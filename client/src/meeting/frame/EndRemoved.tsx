import { actions, byCreation } from '@sedyanka/shared/actions/actions.ts'
import { restoreAction } from '@sedyanka/shared/actions/change-action.ts'
import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import { restoreItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda, byOrder } from '@sedyanka/shared/meeting/agenda.ts'
import { restoreDecision } from '@sedyanka/shared/meeting/deciding.ts'
import { byNumber, decisions } from '@sedyanka/shared/meeting/decisions.ts'
import Info from 'lucide-solid/icons/info'
import { createMemo, For, type JSX, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createRemovedRows } from '../../sync/rows.ts'
import { Button } from '../../ui/Button.tsx'
import { describeLosses } from '../agenda/describe-losses.ts'
import { findLosses } from '../agenda/losses.ts'
import { useMeeting } from '../meeting-context.tsx'
import styles from './EndRemoved.module.css'

/**
 * What was removed although there is text in it: it will be missing from the minutes. That was somebody's choice, so it
 * is said without alarm, with the way back. `onLook` when one goes to look at an item.
 */
export const EndRemoved = (props: { onLook: () => void }) => {
  const { t } = useI18n()
  const state = useMeeting()
  const { board, room, act, actOnBoard, meetingId, follow } = state
  const everyItem = createRemovedRows(room, agenda, byOrder)
  const everyDecision = createRemovedRows(room, decisions, byNumber)
  const everyAction = createRemovedRows(board, actions, byCreation)
  const items = createMemo(() =>
    everyItem().flatMap((item) => {
      const what = describeLosses(findLosses(state, item.id), t)
      return what === '' ? [] : [{ item, what }]
    }),
  )
  const texts = createMemo(() => everyDecision().filter(({ text }) => text.trim() !== ''))
  const tasks = createMemo(() =>
    everyAction().filter((task) => task.meetingId === meetingId && task.title.trim() !== ''),
  )
  const sum = () =>
    [
      items().length > 0 && t('count.agendaItems', { count: items().length }),
      texts().length > 0 && t('count.decisions', { count: texts().length }),
      tasks().length > 0 && t('count.actions', { count: tasks().length }),
    ]
      .filter(Boolean)
      .join(', ')
  const look = (itemId: AgendaItemId) => {
    follow.show(itemId)
    props.onLook()
  }
  return (
    <Show when={sum()}>
      {(what) => (
        <details class={styles['removed']}>
          <summary>
            <Info size={18} aria-hidden="true" />
            {t('room.endRemoved', { what: what() })}
          </summary>
          <ul role="list">
            <For each={items()}>
              {({ item, what: held }) => (
                <Row
                  title={item.title || t('agenda.titlePlaceholder')}
                  onRestore={() => act(restoreItem, { id: item.id })}
                >
                  <button type="button" class={styles['title']} onClick={() => look(item.id)}>
                    {item.title || t('agenda.titlePlaceholder')}
                    <span class={styles['meta']}>{held}</span>
                  </button>
                </Row>
              )}
            </For>
            <For each={texts()}>
              {({ id, text }) => (
                <Row title={text} onRestore={() => act(restoreDecision, { id })}>
                  <span class={styles['title']}>
                    {text}
                    <span class={styles['meta']}>{t('decisions.one')}</span>
                  </span>
                </Row>
              )}
            </For>
            <For each={tasks()}>
              {({ id, title }) => (
                <Row title={title} onRestore={() => actOnBoard(restoreAction, { id })}>
                  <span class={styles['title']}>
                    {title}
                    <span class={styles['meta']}>{t('actions.one')}</span>
                  </span>
                </Row>
              )}
            </For>
          </ul>
        </details>
      )}
    </Show>
  )
}

const Row = (props: { title: string; onRestore: () => void; children: JSX.Element }) => {
  const { t } = useI18n()
  return (
    <li class={styles['row']}>
      {props.children}
      <Button
        size="small"
        aria-label={`${t('common.restore')}: ${props.title}`}
        onClick={() => props.onRestore()}
      >
        {t('common.restore')}
      </Button>
    </li>
  )
}
