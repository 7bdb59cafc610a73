import { actions } from './actions/actions.ts'
import { board } from './board/board.ts'
import { matches } from './help/matches.ts'
import { meetings } from './board/meetings.ts'
import { needs } from './help/needs.ts'
import { offers } from './help/offers.ts'
import { organisations } from './organisations/organisations.ts'
import { reports } from './actions/reports.ts'
import { type CollectionShape, type RoomSchema, roomSchema } from './rows/collection.ts'
import type { RoomKind } from './ids.ts'
import { agenda } from './meeting/agenda.ts'
import { attendance } from './meeting/attendance.ts'
import { decisions } from './meeting/decisions.ts'
import { meeting } from './meeting/meeting.ts'
import { speakers } from './meeting/speakers.ts'
import { votes } from './meeting/votes.ts'

/** Every collection of both kinds of document. */
export const collections: Readonly<Record<RoomKind, readonly CollectionShape[]>> = {
  board: [board, organisations, actions, reports, needs, offers, matches, meetings],
  meeting: [meeting, agenda, decisions, votes, attendance, speakers],
}

const everyCollection = [...collections.board, ...collections.meeting]

/** The collection of that name, of whichever kind of document; undefined where there is none. */
export const collectionOf = (
  root: string,
  known: readonly CollectionShape[] = everyCollection,
): CollectionShape | undefined => known.find((each) => each.root === root)

/** The collections of a document by their roots; nothing else may be written into it. */
export const documentSchema: Readonly<Record<RoomKind, RoomSchema>> = {
  board: roomSchema(collections.board),
  meeting: roomSchema(collections.meeting),
}

/** Whether documents of that kind name persons, of whom not every seat is told. */
export const namesPersons = (kind: RoomKind): boolean =>
  collections[kind].some(({ fields }) =>
    Object.values(fields).some((field) => field.kind === 'value' && field.seenBy === 'people'),
  )
