import { colourOf } from '@sedyanka/shared/wire/presence.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type { Audience } from '../peer/audience.ts'

/** The JSON of a state up to and with the true `user`, as each audience gets it. */
export type Beginning = Readonly<Record<Audience, Uint8Array>>

/** What a client says: who it is by its seat, and its own words; null once it has gone. */
export type Said = { beginning: Beginning; words: string } | null

const utf8 = new TextEncoder()

/** For as long as a seat stays the same. */
const beginnings = new WeakMap<Seat, Beginning>()

/** How the states of somebody in this seat begin. */
export const beginningOf = (seat: Seat): Beginning => {
  const known = beginnings.get(seat)
  if (known) return known
  const { personId, name, organisationId, role } = seat
  const encodeUser = (user: { personId: string; name: string }, colourId: string) => {
    const whole = JSON.stringify({ ...user, organisationId, role, color: colourOf(colourId) })
    return utf8.encode(`{"user":${whole},`)
  }
  const beginning = {
    people: encodeUser({ personId, name }, organisationId ?? personId),
    organisations: encodeUser({ personId: '', name: '' }, organisationId ?? role),
  }
  beginnings.set(seat, beginning)
  return beginning
}

const closingBrace = 0x7d

/** The state of a client that has gone, as JSON. */
export const gone = 'null'
const encodedGone = utf8.encode(gone)

/** What an audience knows of a state, put together anew, as JSON. */
export const encodeSaid = (said: Said, audience: Audience): Uint8Array => {
  if (!said) return encodedGone
  const { beginning, words } = said
  const start = beginning[audience]
  const json = new Uint8Array(start.length + words.length + 1)
  json.set(start)
  utf8.encodeInto(words, json.subarray(start.length))
  json[json.length - 1] = closingBrace
  return json
}
