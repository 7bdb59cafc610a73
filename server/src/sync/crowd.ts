import { closeCodes } from '@sedyanka/shared/close-codes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Role, Seat } from '@sedyanka/shared/seat.ts'
import type { Connection } from './connection.ts'

/** One line in a room, as far as the question of who finds a place goes. */
export interface Place {
  personId: string
  /** Null for those who sit for nobody: some facilitators, observers, the wall. */
  organisationId: string | null
  role: Role
  /** Monotonic milliseconds of the last word that came over it. */
  heardAt: number
}

/** What becomes of a newcomer: `enter`, after `leaves` has been sent away where it is not null; or no place. */
export type Verdict<P> = { enters: true; leaves: P | null } | { enters: false }

/** Those who share a place's claim: an organisation is one, and so is everybody who sits for none and looks on. */
const partyOf = ({ organisationId, role }: Place): string => organisationId ?? `:${role}`

/**
 * Whether this line is never sent away for others: a facilitator's always, a wall's while there are no more than a
 * building has. The link of a wall works many times, so walls past that are one party among others.
 */
const keptAmong = (here: readonly Place[]): ((place: Omit<Place, 'heardAt'>) => boolean) => {
  const walls = here.filter(({ role }) => role === 'screen').length
  return ({ role }) =>
    role === 'facilitator' || (role === 'screen' && walls <= limits.screensPerRoom)
}

const countBy = <P>(places: readonly P[], keyOf: (place: P) => string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const place of places) counts.set(keyOf(place), (counts.get(keyOf(place)) ?? 0) + 1)
  return counts
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
): Verdict<P> => {
  const own = here.filter(({ personId }) => personId === newcomer.personId)
  if (own.length >= limits.linesOfPerson) return { enters: true, leaves: quietest(own) }
  if (here.length < limits.peersPerRoom) return { enters: true, leaves: null }
  const probe = { ...newcomer, heardAt: 0 }
  const isKept = keptAmong([...here, probe])
  const others = here.filter((place) => !isKept(place) && place.personId !== newcomer.personId)
  const most = greediest(others)
  if (!most) return { enters: false }
  const party = partyOf(probe)
  const lines = here.filter((place) => partyOf(place) === party).length
  const isFirst = newcomer.organisationId !== null && lines === 0
  return isKept(probe) || isFirst || lines + 1 < most.lines
    ? { enters: true, leaves: most.place }
    : { enters: false }
}

/** Sends away whoever has to go for a newcomer; `leave` takes them out of the room. False when there is no place. */
export const sendAwayFor = (
  newcomer: Seat,
  connections: Iterable<Connection>,
  leave: (connection: Connection) => void,
): boolean => {
  const here = [...connections].flatMap((connection) => {
    const seat = connection.peer.seat()
    return seat ? { ...seat, heardAt: connection.heardAt, connection } : []
  })
  const verdict = findPlace(here, newcomer)
  const goes = verdict.enters ? verdict.leaves : null
  if (goes?.personId === newcomer.personId) goes.connection.close(closeCodes.crowded, 'crowded')
  else goes?.connection.close(closeCodes.busy, 'busy')
  if (goes) leave(goes.connection)
  return verdict.enters
}
