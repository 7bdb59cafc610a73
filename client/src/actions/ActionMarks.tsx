import type { Action } from '@sedyanka/shared/actions/actions.ts'
import type { ActionId } from '@sedyanka/shared/ids.ts'
import { everyName } from '@sedyanka/shared/meeting/organisation-names.ts'
import { createMemo, Show } from 'solid-js'
import { RowMarks } from '../privacy/marks.ts'
import type { ActionsView } from './create-actions-view.ts'
import { type TasksScene, useTasks } from './actions-context.tsx'

const textsOf = ({ reportsOf }: TasksScene, action: Action): (string | null)[] => [
  action.title,
  action.blockedReason,
  action.declineReason,
  action.requestReason,
  ...reportsOf(action.id).map(({ text }) => text),
]

/** For facilitators: which action items, with their reports, hold something that looks like personal data. */
export const ActionMarks = (props: { view: ActionsView }) => {
  const scene = useTasks()
  const { actions, names, room, setOpenId } = scene
  const rows = () =>
    actions().map((action) => ({
      id: action.id,
      title: action.title,
      texts: textsOf(scene, action),
    }))
  const allowed = createMemo(() => names.organisations().flatMap(everyName))
  const look = (id: ActionId) => {
    if (!props.view.visible().some((action) => action.id === id)) props.view.showEverything()
    setOpenId(id)
    requestAnimationFrame(() => {
      const card = document.getElementById(`action-${id}`)
      card?.querySelector<HTMLElement>('[aria-expanded]')?.focus({ preventScroll: true })
      card?.scrollIntoView({ block: 'center' })
    })
  }
  return (
    <Show when={room.seat.role === 'facilitator'}>
      <RowMarks rows={rows()} allowed={allowed()} onLook={look} />
    </Show>
  )
}
