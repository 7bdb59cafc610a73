import type { Store } from '@sedyanka/server/store/open-store.ts'
import type { NewBoard } from '@sedyanka/server/store/tables/boards.ts'
import type { InvitationRecord } from '@sedyanka/server/store/tables/invitations.ts'
import type { Joining } from '@sedyanka/server/store/tables/join-board.ts'
import type { MembershipRecord } from '@sedyanka/server/store/tables/memberships.ts'
import type { JournalEntry } from '@sedyanka/server/sync/ports.ts'
import type { RecordedChange } from '@sedyanka/server/sync/record/recorded-change.ts'
import { type BoardId, type PersonId, type RoomName, makeId } from '@sedyanka/shared/ids.ts'
import * as Y from 'yjs'
import { asId } from '../as-id.ts'

/**
 * What a store may lose: letters of Ukrainian and Bulgarian, apostrophes of both kinds, quotation marks, what SQL and JSON
 * read as signs, emoji of several code points, one letter in one piece and in two, spaces at both ends, a line break.
 */
export const words = ` Її сім’я, п'ять осіб: „Ѝ“, "ґ" \\ % _ ? $1 🕊️👩‍👩‍👧🇺🇦 \u0457\u0456\u0308\nЪгъл '; -- `
/** A moment with milliseconds. */
export const moment = 1_764_000_000_123
export const day = 24 * 60 * 60_000

/** Every byte there is. */
export const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte)
/** As a plain array, so that one kind of bytes can be compared with another. */
export const bytesOf = (bytes: Uint8Array | null): number[] | null => bytes && [...bytes]

/** A document that says `text`, as one update. */
export const updateOf = (text: string): Uint8Array => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

/** What a stored document says; null where there is none. */
export const saidIn = async (store: Store, room: RoomName): Promise<string | null> => {
  const stored = await store.journal.load(room)
  if (!stored) return null
  const doc = new Y.Doc()
  if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot)
  for (const update of stored.updates) Y.applyUpdate(doc, update)
  return doc.getText('t').toJSON()
}

/** Somebody who may open boards. */
export const addFounder = async (store: Store, name = 'Мария'): Promise<PersonId> => {
  const id = makeId<PersonId>()
  await store.people.setSetupToken(id)
  await store.people.createFounder({ id, name }, id)
  return id
}

/** A board; without `founderId` of a new founder. */
export const addBoard = async (
  store: Store,
  id: string,
  board: Partial<NewBoard> = {},
): Promise<{ boardId: BoardId; founderId: PersonId }> => {
  const founderId = board.founderId ?? (await addFounder(store))
  await store.boards.create({
    id: asId(id),
    title: id,
    templateId: 'general',
    demo: false,
    update: updateOf(id),
    meetings: [],
    at: moment,
    ...board,
    founderId,
  })
  return { boardId: asId(id), founderId }
}

/** Somebody new who comes by the room code as a member, where nothing else is said. */
export const joiningOf = (boardId: BoardId, joining: Partial<Joining> = {}): Joining => ({
  personId: null,
  name: 'Іван',
  boardId,
  role: 'member',
  organisationId: asId('org-a'),
  invitationId: null,
  seat: null,
  at: moment,
  ...joining,
})

/** Takes a seat, as `joiningOf` says. Throws when there was none to be had. */
export const addMember = async (
  store: Store,
  boardId: BoardId,
  joining: Partial<Joining> = {},
): Promise<MembershipRecord> => {
  const outcome = await store.join(joiningOf(boardId, joining))
  if (typeof outcome === 'string') throw new Error(outcome)
  return outcome
}

/** A link for members, where nothing else is said; its token's hash is `hash of <id>`. */
export const addLink = async (
  store: Store,
  { boardId, founderId }: { boardId: BoardId; founderId: PersonId },
  link: Partial<InvitationRecord> & { id: InvitationRecord['id'] },
): Promise<InvitationRecord> => {
  const record: InvitationRecord = {
    boardId,
    role: 'member',
    organisationId: null,
    createdAt: moment,
    expiresAt: moment + day,
    uses: 0,
    maxUses: null,
    ...link,
  }
  const tokenHash = `hash of ${link.id}`
  await store.invitations.create({ ...record, tokenHash, createdBy: founderId })
  return record
}

/** A commit of nothing but what is given. */
export const entryOf = (entry: Partial<JournalEntry>): JournalEntry => ({
  update: Y.encodeStateAsUpdate(new Y.Doc()),
  claims: [],
  personIds: [],
  at: moment,
  ...entry,
})

/** The server's change of the action item `a1`, where nothing else is said. */
export const changeOf = (change: Partial<RecordedChange>): RecordedChange => ({
  personId: null,
  organisationId: null,
  channel: 'server',
  collection: 'actions',
  rowId: asId('a1'),
  kind: 'changed',
  values: {},
  texts: {},
  ...change,
})

/** Asks `times` times in the same moment; the answers, and how many failed. */
export const atOnce = async <T>(
  times: number,
  ask: (index: number) => Promise<T>,
): Promise<{ answers: T[]; failed: number }> => {
  const outcomes = await Promise.allSettled(Array.from({ length: times }, (_, index) => ask(index)))
  const answers = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  return { answers, failed: times - answers.length }
}
