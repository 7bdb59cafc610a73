import type { WrittenWords } from '@sedyanka/shared/wire/api.ts'
import { readMeetings } from '@sedyanka/shared/board/meetings.ts'
import {
  type BoardId,
  type PersonId,
  type RoomName,
  boardRoom,
  meetingRoom,
  parseRoomName,
} from '@sedyanka/shared/ids.ts'
import { isFrozen } from '@sedyanka/shared/meeting/meeting-state.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { isFrozenDocument, textOf } from '@sedyanka/shared/rights/policy-view.ts'
import {
  countWritten,
  giveBack,
  rowsWrittenSince,
  takeBack,
  type WrittenCounts,
} from '@sedyanka/shared/rights/written-by.ts'
import * as Y from 'yjs'
import type { TakenWords } from '../store/tables/taken-words.ts'
import { StorageError } from '../store/storage-error.ts'
import type { Authorship } from '../sync/record/authorship.ts'
import { actorOf } from '../sync/record/recorded-change.ts'
import type { DocumentAccess } from './document-access.ts'
import { giveWords, packTaken } from './taken-words.ts'
import { countTheirs, deleteWords, findWords, type FoundText, readTheirs } from './written-words.ts'

/** How long somebody waits for a disk that refuses, ms. */
const patience = 2_000
/** So many texts are shown before they go, and so much of each. */
const shownTexts = 20
const shownLetters = 300

/** Whose writing is meant, from `since` (epoch milliseconds) on, and who takes it away. */
interface Step {
  personId: PersonId
  since: number
  /** The facilitator. */
  seat: Seat
}

/** What a person wrote: rows by collection, and words in rows of others. */
export interface Written {
  counts: WrittenCounts
  /** How many letters of theirs stand in others' texts. */
  letters: number
  words: WrittenWords[]
}

const none = (): Written => ({ counts: {}, letters: 0, words: [] })

const add = (all: Written, { counts, letters, words }: Written): void => {
  for (const [root, count] of Object.entries(counts))
    all.counts[root] = (all.counts[root] ?? 0) + count
  all.letters += letters
  all.words.push(...words.slice(0, shownTexts - all.words.length))
}

const titleOf = (doc: Y.Doc, { root, id }: FoundText): string => {
  const text = textOf(doc, { root, id, field: 'title' })
  const row = doc.getMap<unknown>(root).get(id)
  const plain: unknown = row instanceof Y.Map ? row.get('title') : null
  return text?.toString() ?? (typeof plain === 'string' ? plain : '')
}

const keyOf = (personId: PersonId, at: number): string => `${personId}:${at}`

/**
 * What one person wrote on a board and in its meetings that are not closed: rows of theirs, and letters of theirs in
 * others' texts and notes. Shown, removed in one step, brought back.
 */
export const createTakeBack = (rooms: DocumentAccess, taken: TakenWords) => {
  const openRooms = async (boardId: BoardId): Promise<RoomName[]> => {
    const listed = (await rooms.read(boardRoom(boardId), readMeetings)) ?? []
    const open = listed.filter(({ status }) => !isFrozen(status))
    return [boardRoom(boardId), ...open.map(({ id }) => meetingRoom(id))]
  }
  const kindOf = (room: RoomName) => parseRoomName(room)?.kind ?? 'board'
  const look = (at: { room: RoomName; doc: Y.Doc; authorship: Authorship }, step: Step) => {
    const { doc } = at
    const kind = kindOf(at.room)
    const letters = at.authorship.writtenSince(step.personId, step.since)
    const by = { ...step, letters }
    const rows = new Set(rowsWrittenSince({ kind, doc }, by).map(({ root, id }) => `${root}/${id}`))
    const found = findWords({ kind, doc }, { letters, seat: step.seat }, (root, id) =>
      rows.has(`${root}/${id}`),
    )
    const words = found.slice(0, shownTexts).map((text) => ({
      root: text.root,
      title: titleOf(doc, text),
      text: readTheirs(text).slice(0, shownLetters),
    }))
    const counts = countWritten({ kind, doc }, by)
    return { found, by, written: { counts, letters: countTheirs(found), words } }
  }
  /** Steps back one after another: two at once would bring the same words twice. */
  let giving: Promise<unknown> = Promise.resolve()

  const bring = async (boardId: BoardId, by: { personId: PersonId; at: number; seat: Seat }) => {
    const all = none()
    const key = keyOf(by.personId, by.at)
    for (const room of await openRooms(boardId)) {
      const body = await taken.find(room, key)
      const change: Parameters<DocumentAccess['change']>[1] = (doc, own) => {
        own.by(actorOf(by.seat))
        const kind = kindOf(room)
        add(all, { ...none(), counts: giveBack({ kind, doc }, by) })
        if (!body || isFrozenDocument(kind, doc)) return
        all.letters += giveWords(doc, body, (client) => own.claim(client, by.personId))
        own.attach({ kind: 'given', key })
      }
      await rooms.change(room, change, patience)
    }
    return all
  }

  return {
    /** Throws `StorageError` while the disk refuses one of the documents: then nothing is begun. */
    assertStorable: async (boardId: BoardId): Promise<void> => {
      if ((await openRooms(boardId)).some((room) => rooms.isDegraded(room)))
        throw new StorageError('ROOM_DEGRADED')
    },
    /** What would go. */
    show: async (boardId: BoardId, step: Step): Promise<Written> => {
      const all = none()
      for (const room of await openRooms(boardId))
        await rooms.read(room, (doc, authorship) =>
          add(all, look({ room, doc, authorship }, step).written),
        )
      return all
    },
    /** Takes it away, marked with the moment `at`; what was taken out of texts is kept with the commit that takes it. */
    takeBack: async (boardId: BoardId, step: Step & { at: number }): Promise<Written> => {
      const all = none()
      const { personId, at, seat } = step
      for (const room of await openRooms(boardId))
        await rooms.change(
          room,
          (doc, own) => {
            own.by(actorOf(seat))
            const kind = kindOf(room)
            const { found, by, written } = look({ room, doc, authorship: own }, step)
            add(all, written)
            takeBack({ kind, doc }, { ...by, at, organisationId: seat.organisationId })
            if (found.length === 0) return
            own.attach({ kind: 'taken', key: keyOf(personId, at), body: packTaken(found) })
            deleteWords({ kind, doc }, found, { seat, now: at })
          },
          patience,
        )
      return all
    },
    /** Brings back what was taken away at that moment. What somebody removed again since stays removed. */
    giveBack: (
      boardId: BoardId,
      by: { personId: PersonId; at: number; seat: Seat },
    ): Promise<Written> => {
      const given = giving.then(() => bring(boardId, by))
      giving = given.catch(() => undefined)
      return given
    },
  }
}
export type TakeBack = ReturnType<typeof createTakeBack>
