import type {
  Journal,
  JournalEntry,
  NewEdition,
  StoredDocument,
} from '@sedyanka/server/sync/ports.ts'
import { schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../as-id.ts'
import { emptyUpdate, entryOf, otherRoom as other, room, textOf, typist } from '../typed-store.ts'

/** A journal that holds two empty documents, `room` and `otherRoom` of `typed-store.ts`. */
export interface OpenedJournal {
  journal: Journal
  close(): Promise<void>
}

const seqOf = async (journal: Journal): Promise<number> =>
  (await journal.load(room))?.seq ?? Number.NaN

/** What every journal must do, whatever it stores in. */
export const journalContract = (name: string, open: () => Promise<OpenedJournal>): void => {
  describe(`the journal ${name}`, () => {
    let opened: OpenedJournal
    let journal: Journal
    beforeEach(async () => {
      opened = await open()
      ;({ journal } = opened)
    })
    afterEach(() => opened.close())
    const load = async (): Promise<StoredDocument> => (await journal.load(room)) as StoredDocument
    const append = (update: Uint8Array, more: Partial<JournalEntry> = {}) =>
      journal.append(room, { ...entryOf(update), ...more })

    test('ST9: what was appended is read back in the order of its commits, with its claims; the first claim stands', async () => {
      const { type } = typist()
      await append(type('едно '), {
        claims: [
          [7, asId('anna')],
          [8, asId('ivan')],
        ],
      })
      await append(type('две'), { claims: [[7, asId('somebody else')]] })
      const stored = await load()
      expect(textOf(stored)).toBe('едно две')
      expect(stored.claims).toEqual([
        [7, 'anna'],
        [8, 'ivan'],
      ])
      expect(stored.epoch).not.toBe('')
      expect(textOf(await journal.load(other))).toBe('')
    })

    test('ST9: there is no document of an unknown name, and nothing can be appended to it', async () => {
      expect(await journal.load('board:nobody')).toBeNull()
      const { type } = typist()
      const good = append(type('x'))
      for (const after of [undefined, 0, 1]) {
        const entry = { ...entryOf(emptyUpdate), ...(after === undefined ? {} : { after }) }
        await expect(journal.append('meeting:nobody', entry)).rejects.toMatchObject({
          code: 'NO_SUCH_DOCUMENT',
        })
      }
      await good
      expect(textOf(await load())).toBe('x')
    })

    test('ST9: the caller keeps its buffer', async () => {
      const { type } = typist()
      const update = type('цяло')
      const before = update.slice()
      await append(update)
      expect(update).toEqual(before)
    })

    test('ST31: each commit has a number, greater than the one before it, and the newest is read with the document', async () => {
      const { type } = typist()
      let last = await seqOf(journal)
      for (const letter of 'абв') {
        const seq = await append(type(letter), { after: last })
        expect(seq).toBeGreaterThan(last)
        expect(await seqOf(journal)).toBe(seq)
        last = seq
      }
      await journal.append(other, entryOf(emptyUpdate))
      expect(await seqOf(journal)).toBe(last)
    })

    test('ST31: an entry that was made behind an older commit is refused whole, and the next one is taken', async () => {
      const { type } = typist()
      const before = await seqOf(journal)
      const newest = await append(type('първо '), { after: before })
      const stranger = typist()
      const stale = append(stranger.type('чуждо'), {
        after: before,
        claims: [[9, asId('stranger')]],
        schemaVersion: schemaVersion + 1,
      })
      await expect(stale).rejects.toMatchObject({ code: 'STALE' })
      const stored = await load()
      expect(textOf(stored)).toBe('първо ')
      expect(stored.claims).toEqual([])
      expect(stored.schemaVersion).toBe(schemaVersion)
      await append(type('второ'), { after: newest })
      expect(textOf(await load())).toBe('първо второ')
    })

    test('ST31: of two that append behind the same commit at once, one is taken', async () => {
      const [one, two] = [typist(), typist()]
      const after = await seqOf(journal)
      const outcomes = await Promise.allSettled([
        append(one.type('а'), { after }),
        append(two.type('б'), { after }),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
      expect(textOf(await load())).toBe('а')
    })

    test('ST11: compaction keeps the content, the claims and the number', async () => {
      const { type } = typist()
      for (const letter of 'абвг') await append(type(letter), { claims: [[1, asId('anna')]] })
      const before = await load()
      await journal.compact(room)
      const after = await load()
      expect(textOf(after)).toBe('абвг')
      expect(after.claims).toEqual(before.claims)
      expect(after.seq).toBe(before.seq)
      await append(type('д'), { after: after.seq })
      expect(textOf(await load())).toBe('абвгд')
      await journal.compact('board:nobody')
    })

    test('AC41: who wrote in a minute is stored as it was told last', async () => {
      const { type } = typist()
      const clocks = [new Uint8Array([1]), new Uint8Array([1, 2])]
      for (const each of clocks) await append(type('а'), { minute: { minute: 5, clocks: each } })
      await append(type('б'), { minute: { minute: 6, clocks: new Uint8Array([3]) } })
      const told = (await load()).minutes.toSorted((a, b) => a.minute - b.minute)
      expect(told.map(({ minute, clocks: bytes }) => [minute, [...bytes]])).toEqual([
        [5, [1, 2]],
        [6, [3]],
      ])
    })

    const editionOf = (text: string, after: number): NewEdition => {
      const { doc, type } = typist()
      type(text)
      return {
        epoch: `edition of ${text}`,
        state: Y.encodeStateAsUpdate(doc),
        claims: [[doc.clientID, asId('anna')]],
        minutes: [{ minute: 9, clocks: new Uint8Array([4]) }],
        at: 6,
        schemaVersion,
        after,
      }
    }

    test('ST32: a new edition takes the place of all that was stored, with its own name, claims and minutes; the next commits go on from it', async () => {
      const { type } = typist()
      await append(type('едно '), { claims: [[7, asId('ivan')]] })
      await journal.compact(room)
      const after = await append(type('две'), {
        minute: { minute: 5, clocks: new Uint8Array([1]) },
      })
      const edition = editionOf('наново', after)
      const seq = await journal.rewrite(room, edition)
      expect(seq).toBeGreaterThan(after)
      const stored = await load()
      expect(textOf(stored)).toBe('наново')
      const { epoch, claims, minutes } = edition
      expect(stored).toMatchObject({ epoch, claims, minutes, seq, schemaVersion })
      const next = new Y.Doc()
      Y.applyUpdate(next, edition.state)
      next.getText('t').insert(6, ' и после')
      await append(Y.encodeStateAsUpdate(next), { after: seq })
      await journal.compact(room)
      expect(textOf(await load())).toBe('наново и после')
      expect((await load()).epoch).toBe(epoch)
      expect(textOf(await journal.load(other))).toBe('')
    })

    test('ST32: an edition that was made of an older commit is refused whole, and a commit behind the old edition, too', async () => {
      const { type } = typist()
      const before = await append(type('едно '))
      const newest = await append(type('две'))
      const { epoch } = await load()
      await expect(journal.rewrite(room, editionOf('старо', before))).rejects.toMatchObject({
        code: 'STALE',
      })
      expect(await load()).toMatchObject({ epoch, seq: newest, claims: [] })
      expect(textOf(await load())).toBe('едно две')
      await journal.rewrite(room, editionOf('наново', newest))
      for (const late of [
        append(type(' три'), { after: newest }),
        journal.rewrite(room, editionOf('друго', newest)),
      ])
        await expect(late).rejects.toMatchObject({ code: 'STALE' })
      expect(textOf(await load())).toBe('наново')
      const nowhere = journal.rewrite('board:nobody', editionOf('наново', 0))
      await expect(nowhere).rejects.toMatchObject({ code: 'NO_SUCH_DOCUMENT' })
    })

    test('WR16: a migration says which shape a document has from then on', async () => {
      const { type } = typist()
      await append(type('а'), { schemaVersion: schemaVersion + 1 })
      await append(type('б'))
      expect((await load()).schemaVersion).toBe(schemaVersion + 1)
    })
  })
}
