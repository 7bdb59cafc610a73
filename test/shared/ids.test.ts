import { setDueDate } from '@sedyanka/shared/actions/change-action.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { pledge } from '@sedyanka/shared/help/pledge.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import {
  type ActionId,
  type BoardId,
  boardRoom,
  isId,
  makeId,
  type MeetingId,
  meetingRoom,
  type NeedId,
  type OrganisationId,
  parseRoomName,
  type PersonId,
  type RowId,
} from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'

test('CH4: an id of another kind, or a text that nobody looked at, does not compile where an id is wanted', () => {
  const wrong = (doc: Y.Doc, seat: Seat, text: string) => {
    const [person, board, meeting] = [makeId<PersonId>(), makeId<BoardId>(), makeId<MeetingId>()]
    const [organisation, action, need] = [
      makeId<OrganisationId>(),
      makeId<ActionId>(),
      makeId<NeedId>(),
    ]
    // @ts-expect-error a meeting is no board
    boardRoom(meeting)
    // @ts-expect-error a board is no meeting
    meetingRoom(board)
    // @ts-expect-error anybody may have typed it
    boardRoom(text)
    // @ts-expect-error an organisation is no person
    authoredBy({ personId: organisation, organisationId: null }, 1)
    // @ts-expect-error a person is no organisation
    authoredBy({ personId: person, organisationId: person }, 1)
    // @ts-expect-error a need is no action item
    actions.read(doc, need)
    // @ts-expect-error a person is responsible for nothing: organisations are
    actions.set(doc, action, { responsibleOrgId: person })
    // @ts-expect-error a need has no due date
    setDueDate(doc, { id: need, dueDate: null }, { seat, at: 1 })
    // @ts-expect-error help is pledged for a need
    pledge(doc, { needId: action, quantity: 1, orgId: organisation }, { seat, at: 1 })
    // @ts-expect-error a person is no row
    const row: RowId = person
    return row
  }
  expect(wrong).toBeTypeOf('function')
})

test('CH4: what has been looked at is an id of the kind that its place says', () => {
  const rowOf = (text: string): RowId | null => (isId<RowId>(text) ? text : null)
  expect(rowOf('action-3:org')).toBe('action-3:org')
  for (const text of ['', '../a', 'a b', ' a', 'a'.repeat(81)]) expect(rowOf(text)).toBeNull()
  const room = parseRoomName('meeting:m-1')
  expect(room?.kind === 'meeting' && meetingRoom(room.id)).toBe('meeting:m-1')
})
