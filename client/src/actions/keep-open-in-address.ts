import { createComputed, createEffect, on, untrack } from 'solid-js'
import type { ActionsView } from './create-actions-view.ts'
import type { TasksScene } from './actions-context.tsx'

/** The opened action item stands in the address; what the address names is opened and scrolled to. */
export const keepOpenInAddress = (scene: TasksScene, view: ActionsView): void => {
  let written = ''
  const named = () => view.search.open ?? ''
  createComputed(
    on(named, (id) => {
      if (id === '' || id === written) return
      scene.setOpenId(id)
      requestAnimationFrame(() =>
        document.getElementById(`action-${id}`)?.scrollIntoView({ block: 'center' }),
      )
    }),
  )
  createEffect(() => {
    const id = scene.openId() ?? ''
    if (id === untrack(named)) return
    written = id
    view.open(id || null)
  })
}
