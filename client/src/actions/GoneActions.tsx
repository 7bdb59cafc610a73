import { type Action, actions, byCreation, isOpen } from '@sedyanka/shared/actions/actions.ts'
import { createMemo, For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createRemovedRows } from '../sync/rows.ts'
import styles from './ActionsPage.module.css'
import { useTasks } from './actions-context.tsx'

/** How long an organisation is told that a task of its own is gone. */
const shownFor = 14 * 24 * 3_600_000

/** Action items that one's organisation had, and that others removed or gave to another: nobody misses one by surprise. */
export const GoneActions = () => {
  const { t } = useI18n()
  const scene = useTasks()
  const removed = createRemovedRows(scene.room, actions, byCreation)
  const isRecent = (action: Action) =>
    scene.room.serverNow() - (action.deletedAt ?? 0) < shownFor && action.meetingId !== null
  const lines = createMemo(() => [
    ...removed()
      .filter((action) => scene.isOwn(action.responsibleOrgId) && isRecent(action))
      .map((action) => ({ action, words: t('actions.goneRemoved') })),
    ...scene
      .actions()
      .filter(
        (action) =>
          isOpen(action) && scene.isOwn(action.movedFrom) && !scene.isOwn(action.responsibleOrgId),
      )
      .map((action) => ({
        action,
        words: t('actions.goneMoved', {
          organisation:
            scene.names.organisation(action.responsibleOrgId) || t('actions.responsibleNone'),
        }),
      })),
  ])
  return (
    <Show when={lines().length > 0}>
      <section class={styles['group']} aria-label={t('actions.gone')}>
        <h2 class={styles['caption']}>{t('actions.gone')}</h2>
        <ul role="list" class={styles['gone']}>
          <For each={lines()}>
            {(line) => (
              <li>
                <span>{line.action.title}</span> <span class="small muted">{line.words}</span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
