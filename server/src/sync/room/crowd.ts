import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import type { BoardId, OrganisationId, PersonId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Role, Seat } from '@sedyanka/shared/seat.ts'
import type { Connection } from '../peer/connection.ts'

/** One line, as far as the question of who finds a place goes. */
export interface Place {
  /** Organisations of the same id at two boards are strangers to each other. */
  boardId: BoardId
  personId: PersonId
  /** Null for those who sit for nobody: some facilitators, observers, the wall. */
  organisationId: OrganisationId | null
  role: Role
  /** Monotonic milliseconds of the last word that came over it. */
  heardAt: number
}

/** What becomes of a newcomer: `enter`, after `leaves` has been sent away where it is not null; or no place. */
export type Verdict<P> = { enters: true; leaves: P | null } | { enters: false }

/** How many lines there may be: of one room, or of all rooms together. */
export interface Capacity {
  lines: number
  ofPerson: number
  /** Of walls, of one board. */
  screens: number
}
export const oneRoom: Capacity = {
  lines: limits.peersPerRoom,
  ofPerson: limits.linesOfPerson,
  screens: limits.screensPerRoom,
}
/** A wall that shows a meeting has the board open, too. */
export const allRooms: Capacity = {
  lines: limits.lines,
  ofPerson: limits.linesOfPersonInAll,
  screens: 2 * limits.screensPerRoom,
}

/** Those who share a place's claim: an organisation is one, and so is everybody who sits for none and looks on. */
const partyOf = ({ boardId, organisationId, role }: Place): string =>
  `${boardId} ${organisationId ?? `:${role}`}`

const countBy = <P>(places: readonly P[], keyOf: (place: P) => string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const place of places) counts.set(keyOf(place), (counts.get(keyOf(place)) ?? 0) + 1)
  return counts
}

/**
 * Whether this line is never sent away for others: a facilitator's always, a wall's while there are no more than a
 * building has. The link of a wall works many times, so walls past that are one party among others.
 */
const keptAmong = (here: readonly Place[], most: Capacity): ((place: Place) => boolean) => {
  const walls = countBy(
    here.filter(({ role }) => role === 'screen'),
    ({ boardId }) => boardId,
  )
  return ({ role, boardId }) =>
    role === 'facilitator' || (role === 'screen' && (walls.get(boardId) ?? 0) <= most.screens)
}

const quietest = <P extends Place>(places: readonly P[]): P | null =>
  places.reduce<P | null>(
    (found, place) => (found === null || place.heardAt < found.heardAt ? place : found),
    null,
  )

/** The quietest line of the person with the most lines, of the party with the most lines. */
const greediest = <P extends Place>(places: readonly P[]): { place: P; lines: number } | null => {
  const parties = countBy(places, partyOf)
  const [party, lines] = [...parties].reduce(
    (most, one) => (one[1] > most[1] ? one : most),
    ['', 0],
  )
  const ofParty = places.filter((place) => partyOf(place) === party)
  const people = countBy(ofParty, ({ personId }) => personId)
  const most = Math.max(0, ...people.values())
  const place = quietest(ofParty.filter(({ personId }) => people.get(personId) === most))
  return place && { place, lines }
}

/**
 * Finds a place in a room for somebody who comes. A person's ninth line takes the place of their own quietest one. In a full
 * room a facilitator, the wall and the first person of an organisation always get in, and so does anybody whose
 * organisation has clearly fewer lines than the greediest one: the quietest line of the greediest goes. Everybody else
 * has to try again later.
 */
export const findPlace = <P extends Place>(
  here: readonly P[],
  newcomer: Omit<Place, 'heardAt'>,
  most: Capacity = oneRoom,
): Verdict<P> => {
  const own = here.filter(({ personId }) => personId === newcomer.personId)
  if (own.length >= most.ofPerson) return { enters: true, leaves: quietest(own) }
  if (here.length < most.lines) return { enters: true, leaves: null }
  const probe = { ...newcomer, heardAt: 0 }
  const isKept = keptAmong([...here, probe], most)
  const others = here.filter((place) => !isKept(place) && place.personId !== newcomer.personId)
  const greedy = greediest(others)
  if (!greedy) return { enters: false }
  const party = partyOf(probe)
  const lines = here.filter((place) => partyOf(place) === party).length
  const isFirst = newcomer.organisationId !== null && lines === 0
  return isKept(probe) || isFirst || lines + 1 < greedy.lines
    ? { enters: true, leaves: greedy.place }
    : { enters: false }
}

/** A line, and how to take it out of its room. */
export interface Line {
  connection: Connection
  boardId: BoardId
  leave: () => void
}

/** Sends away whoever has to go for a newcomer, and takes them out of their room. False when there is no place. */
export const sendAwayFor = (
  newcomer: Seat & { boardId: BoardId },
  lines: Iterable<Line>,
  most: Capacity,
): boolean => {
  const here = [...lines].flatMap((line) => {
    const seat = line.connection.peer.seat()
    return seat ? { ...seat, ...line, heardAt: line.connection.heardAt } : []
  })
  const verdict = findPlace(here, newcomer, most)
  const goes = verdict.enters ? verdict.leaves : null
  if (goes?.personId === newcomer.personId) goes.connection.close(closeCodes.crowded, 'crowded')
  else goes?.connection.close(closeCodes.busy, 'busy')
  goes?.leave()
  return verdict.enters
}

/** The same within one room, of which these are the connections. */
export const makePlaceAmong = (
  connections: Iterable<Connection>,
  newcomer: Seat & { boardId: BoardId },
  leave: (connection: Connection) => void,
): boolean => {
  const { boardId } = newcomer
  const lines = [...connections].map((connection) => ({
    connection,
    boardId,
    leave: () => leave(connection),
  }))
  return sendAwayFor(newcomer, lines, oneRoom)
}
