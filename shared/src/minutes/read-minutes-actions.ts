import type * as Y from 'yjs'
import { actionNumber, actions, readActions } from '../board/actions.ts'
import type { MinutesAction } from '../minutes.ts'
import type { Directory } from './directory.ts'

/** Action items that were taken on or discussed at one meeting, in the order of their numbers. */
export const readMinutesActions = (
  board: Y.Doc,
  meeting: { id: string; number: number },
  directory: Directory,
): MinutesAction[] => {
  const everything = actions.everything(board)
  return readActions(board)
    .filter((action) => action.meetingId === meeting.id && action.title.trim() !== '')
    .map((action) => ({
      number: `${meeting.number}-${String(actionNumber(everything, action)).padStart(2, '0')}`,
      title: action.title.trim(),
      responsible: directory.nameOf(action.responsibleOrgId),
      supporting: directory.namesOf(action.coOrgIds),
      dueDate: action.dueDate,
      status: action.status,
      isCarriedOver: action.carriedOverFrom !== null,
    }))
}
