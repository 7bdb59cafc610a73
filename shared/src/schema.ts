import { actions } from './board/actions.ts'
import { board } from './board/board.ts'
import { matches } from './board/matches.ts'
import { meetings } from './board/meetings.ts'
import { needs } from './board/needs.ts'
import { offers } from './board/offers.ts'
import { organisations } from './board/organisations.ts'
import { reports } from './board/reports.ts'
import type { RoomKind } from './ids.ts'
import { agenda } from './meeting/agenda.ts'
import { attendance } from './meeting/attendance.ts'
import { decisions } from './meeting/decisions.ts'
import { meeting } from './meeting/meeting.ts'
import { speakers } from './meeting/speakers.ts'
import { votes } from './meeting/votes.ts'
import type { Fields } from './records.ts'

/** What a collection looks like to the guard. */
export interface CollectionShape {
  readonly root: string
  readonly fields: Fields
}

const byRoot = (list: CollectionShape[]): ReadonlyMap<string, CollectionShape> =>
  new Map(list.map((collection) => [collection.root, collection]))

/** Every collection of both kinds of document; nothing else may be written into them. */
export const documentSchema: Record<RoomKind, ReadonlyMap<string, CollectionShape>> = {
  board: byRoot([board, organisations, actions, reports, needs, offers, matches, meetings]),
  meeting: byRoot([meeting, agenda, decisions, votes, attendance, speakers]),
}
