import Plus from 'lucide-solid/icons/plus'
import { createSignal, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Page } from '../ui/Page.tsx'
import { Pill } from '../ui/Pill.tsx'
import { ActionFilters } from './ActionFilters.tsx'
import { ActionGroups } from './ActionGroups.tsx'
import { ActionMarks } from './ActionMarks.tsx'
import styles from './ActionsPage.module.css'
import { createActionsView } from './create-actions-view.ts'
import { GoneActions } from './GoneActions.tsx'
import { keepOpenInAddress } from './keep-open-in-address.ts'
import { NewActionDialog } from './NewActionDialog.tsx'
import { RemovedActions } from './RemovedActions.tsx'
import { SoughtAction } from './SoughtAction.tsx'
import { TasksProvider, useTasks } from './actions-context.tsx'

const ActionsContent = () => {
  const { t } = useI18n()
  const scene = useTasks()
  const view = createActionsView(scene)
  const [isAdding, setAdding] = createSignal(false)
  const { seat } = scene.room
  keepOpenInAddress(scene, view)
  const mayAdd = seat.role === 'facilitator' || seat.role === 'member'
  const emptyKey = () =>
    view.isFiltered()
      ? 'actions.emptyFiltered'
      : view.isMine()
        ? 'actions.emptyMine'
        : 'actions.empty'
  return (
    <Page
      title={t(view.isMine() ? 'actions.ours' : 'actions.all')}
      over={view.isMine() ? scene.names.organisation(seat.organisationId) : undefined}
      actions={
        <>
          <Pill tone="action" class={styles['open'] ?? ''}>
            {t('actions.openCount', { count: view.openCount() })}
          </Pill>
          <Show when={mayAdd}>
            <Button
              tone="primary"
              icon={<Plus size={18} aria-hidden="true" />}
              onClick={() => setAdding(true)}
            >
              {t('actions.new')}
            </Button>
          </Show>
        </>
      }
    >
      <ActionFilters view={view} />
      <ActionMarks view={view} />
      <SoughtAction view={view} />
      <Show
        when={view.visible().length > 0}
        fallback={
          <EmptyState
            title={t(emptyKey())}
            action={
              <Show
                when={view.isFiltered()}
                fallback={
                  <Show when={view.isMine()}>
                    <Button onClick={() => view.show('all')}>{t('actions.all')}</Button>
                  </Show>
                }
              >
                <Button onClick={view.clear}>{t('common.clearFilters')}</Button>
              </Show>
            }
          />
        }
      >
        <ActionGroups view={view} />
      </Show>
      <Show when={view.isMine()}>
        <GoneActions />
      </Show>
      <RemovedActions />
      <NewActionDialog open={isAdding()} onClose={() => setAdding(false)} />
    </Page>
  )
}

/** Action items: those of one's own organisation first, all of them on request. */
export const ActionsPage = () => {
  const { room } = useBoard()
  return (
    <TasksProvider room={room}>
      <ActionsContent />
    </TasksProvider>
  )
}
