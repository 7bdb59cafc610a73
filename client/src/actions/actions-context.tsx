import { type Action, actionNumber, actions, byCreation } from '@sedyanka/shared/actions/actions.ts'
import { type MeetingListing, meetings } from '@sedyanka/shared/board/meetings.ts'
import { newestFirst, type Report, reports } from '@sedyanka/shared/actions/reports.ts'
import type { ActionId, OrganisationId } from '@sedyanka/shared/ids.ts'
import {
  type Accessor,
  createContext,
  createMemo,
  createSignal,
  type ParentProps,
  useContext,
} from 'solid-js'
import { createNames, type Names } from '../rows/create-names.ts'
import { createNow, createToday } from '../rows/create-today.ts'
import { createUnsent } from '../rows/create-unsent.ts'
import type { ClientRoom } from '../sync/client-room.ts'
import { createMay, type May } from '../sync/permissions.ts'
import { createPeople, type Here } from '../sync/people-here.ts'
import { createRows } from '../sync/rows.ts'
import { type ActionCommands, createActionCommands } from './create-action-commands.ts'

/** What every part of the action items' page works with. */
export interface TasksScene {
  room: ClientRoom
  /** Inside a meeting: nothing here leads away from it. */
  staysHere: boolean
  names: Names
  may: May
  today: Accessor<string>
  /** To the minute, by the server's clock. */
  now: Accessor<number>
  actions: Accessor<readonly Action[]>
  commands: ActionCommands
  /** Newest first. */
  reportsOf(actionId: ActionId): readonly Report[]
  meetingOf(id: string | null): MeetingListing | undefined
  /** Number of the action item within its meeting; 0 when it has none, null while the server has not given one. */
  numberOf(action: Action): number | null
  /** Edits of this page that the server does not have yet. */
  isUnsent(action: Action): boolean
  /** Others who are in this action item now. */
  othersIn(actionId: ActionId): readonly Here[]
  isOwn(orgId: OrganisationId | null): boolean
  openId: Accessor<ActionId | null>
  setOpenId(id: ActionId | null): void
  /** A report that is being written; kept while the page is open. */
  draftOf(actionId: ActionId): string
  setDraft(actionId: ActionId, text: string): void
}

const byNumber = (a: MeetingListing, b: MeetingListing): number => a.number - b.number

export const createTasksScene = (room: ClientRoom, staysHere = false): TasksScene => {
  const names = createNames(room)
  const rows = createRows(room, actions, byCreation)
  const reportRows = createRows(room, reports, newestFirst)
  const meetingRows = createRows(room, meetings, byNumber)
  const people = createPeople(room)
  const actionUnsent = createUnsent(room, actions)
  const reportUnsent = createUnsent(room, reports)
  const [openId, setOpenId] = createSignal<ActionId | null>(null)
  const [drafts, setDrafts] = createSignal<Readonly<Record<string, string>>>({})
  const byAction = createMemo(() => {
    const lists = new Map<string, Report[]>()
    for (const report of reportRows()) {
      const list = lists.get(report.actionId)
      if (list) list.push(report)
      else lists.set(report.actionId, [report])
    }
    return lists
  })
  // Removed ones keep their numbers, so they are read as well.
  const everything = createMemo(() => (rows(), actions.everything(room.doc)))
  const reportsOf = (actionId: ActionId) => byAction().get(actionId) ?? []
  return {
    room,
    staysHere,
    names,
    may: createMay(room),
    today: createToday(room),
    now: createNow(room),
    actions: rows,
    commands: createActionCommands(room, names),
    reportsOf,
    meetingOf: (id) => meetingRows().find((meeting) => meeting.id === id),
    numberOf: (action) => actionNumber(everything(), action),
    isUnsent: (action) =>
      actionUnsent(action.id) || reportsOf(action.id).some((report) => reportUnsent(report.id)),
    othersIn: (actionId) =>
      people().filter((here) => !here.self && here.at?.startsWith(`actions/${actionId}`)),
    isOwn: (orgId) => orgId !== null && room.seat.organisationId === orgId,
    openId,
    setOpenId,
    draftOf: (actionId) => drafts()[actionId] ?? '',
    setDraft: (actionId, text) => setDrafts((before) => ({ ...before, [actionId]: text })),
  }
}

const TasksContext = createContext<TasksScene>()

export const TasksProvider = (props: ParentProps<{ room: ClientRoom; staysHere?: boolean }>) => (
  <TasksContext.Provider value={createTasksScene(props.room, props.staysHere)}>
    {props.children}
  </TasksContext.Provider>
)

export const useTasks = (): TasksScene => {
  const scene = useContext(TasksContext)
  if (!scene) throw new Error('useTasks: there is no TasksProvider above this component')
  return scene
}
