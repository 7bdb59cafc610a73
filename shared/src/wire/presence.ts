import * as v from 'valibot'
import type { IdSchema, OrganisationId, PersonId } from '../ids.ts'
import { limits } from '../limits.ts'
import { Role } from '../seat.ts'

const Clock = v.pipe(v.number(), v.integer(), v.minValue(0))
const StructId = v.object({ client: Clock, clock: Clock })
/** A place in a text as Yjs writes it down. It hangs on a type or an item, never on a root's name: no reader looks one up. */
const Position = v.object({
  type: v.nullable(StructId),
  tname: v.null(),
  item: v.nullable(StructId),
  assoc: v.optional(v.number()),
})
/** The caret within rich text. Editors take it as it comes: one that does not fit would stop everybody else's. */
const Cursor = v.object({ anchor: Position, head: Position })

/** What a client says of itself in awareness. `user` is rewritten by the server from the session: never trust a client's. */
export const Presence = v.object({
  user: v.object({
    // Given by the server; empty where it keeps names back.
    personId: v.string() as unknown as IdSchema<PersonId>,
    name: v.pipe(v.string(), v.maxLength(limits.nameLength)),
    organisationId: v.nullable(v.string() as unknown as IdSchema<OrganisationId>),
    role: Role,
    /** Caret colour, chosen by the server from the organisation's id. */
    color: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/)),
  }),
  cursor: v.optional(v.nullable(Cursor)),
  /** Which row and field this person is in, e.g. `actions/<id>/title`. */
  at: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200)))),
  /** Whether they sit in the hall or take part online. */
  place: v.optional(v.picklist(['hall', 'online'])),
})
export type Presence = v.InferOutput<typeof Presence>

const palette = [
  '#8a4b9c',
  '#1f7a4d',
  '#b4530a',
  '#1d5fa8',
  '#0f5c6e',
  '#a3304f',
  '#5b4a9f',
  '#6b6a1f',
  '#2f6f8f',
  '#7a4a2b',
] as const

/** A caret colour for an organisation (or a person without one): the same everywhere, readable with white text. */
export const colourOf = (id: string): string => {
  let hash = 0
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return palette[hash % palette.length] ?? palette[0]
}
