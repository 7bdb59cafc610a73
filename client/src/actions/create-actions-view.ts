import { type Action, isOpen, isOverdue } from '@sedyanka/shared/actions/actions.ts'
import { type ActionGroup, groupActions } from '@sedyanka/shared/actions/group-actions.ts'
import type { ActionId } from '@sedyanka/shared/ids.ts'
import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal } from 'solid-js'
import type { TasksScene } from './actions-context.tsx'

interface Search extends Record<string, string | undefined> {
  show?: string
  org?: string
  status?: string
  /** The action item that is opened: the address of one row. */
  open?: ActionId | ''
}

/** Whose action items are shown, and which: kept in the address so that a view can be shared and found again. */
export const createActionsView = (scene: TasksScene) => {
  const [search, setSearch] = useSearchParams<Search>()
  const { seat } = scene.room
  const set = (patch: Search) => setSearch(patch, { replace: true })
  const hasOwn = () => seat.organisationId !== null
  const isMine = () =>
    hasOwn() && (search.show ?? (seat.role === 'facilitator' ? 'all' : 'mine')) === 'mine'
  const takesPart = (action: Action) =>
    scene.isOwn(action.responsibleOrgId) || action.coOrgIds.some(scene.isOwn)
  const ofOrganisation = (action: Action) =>
    isMine() ? takesPart(action) : !search.org || action.responsibleOrgId === search.org
  const ofStatus = (action: Action) =>
    !search.status ||
    (search.status === 'overdue'
      ? isOverdue(action, scene.today())
      : action.status === search.status)
  const visible = createMemo(() =>
    scene.actions().filter((action) => ofOrganisation(action) && ofStatus(action)),
  )
  const [held, setHeld] = createSignal<{
    id: string
    group: ActionGroup
    dueDate: string | null
  } | null>(null)
  const piles = createMemo(() => groupActions(visible(), scene.today(), held()))
  return {
    search,
    hasOwn,
    isMine,
    visible,
    openCount: () => visible().filter(isOpen).length,
    groups: createMemo(() => piles().map(({ group }) => group), undefined, {
      equals: (a, b) => a.join() === b.join(),
    }),
    actionsIn: (group: ActionGroup) => piles().find((pile) => pile.group === group)?.actions ?? [],
    isFiltered: () => Boolean(search.status || (!isMine() && search.org)),
    clear: () => set({ org: '', status: '' }),
    show: (whose: 'mine' | 'all') => set({ show: whose }),
    showEverything: () => set({ show: 'all', org: '', status: '' }),
    filter: (patch: Pick<Search, 'org' | 'status'>) => set(patch),
    open: (id: ActionId | null) => set({ open: id ?? '' }),
    /** Keeps an action item in its place while the focus is in it. */
    hold: ({ id, dueDate }: Action, group: ActionGroup) =>
      held()?.id !== id && setHeld({ id, group, dueDate }),
    letGo: () => setHeld(null),
  }
}
export type ActionsView = ReturnType<typeof createActionsView>
