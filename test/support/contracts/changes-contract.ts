import type { RecordedChange } from '@sedyanka/server/sync/record/recorded-change.ts'
import { erased } from '@sedyanka/shared/wire/history.ts'
import { type BoardId, type PersonId, type RowId, boardRoom } from '@sedyanka/shared/ids.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import { addBoard, addMember, atOnce, changeOf, entryOf, moment, words } from './stored-rows.ts'

const [b1, b2] = [asId<BoardId>('b1'), asId<BoardId>('b2')]
const row = { room: boardRoom(b1), collection: 'actions', rowId: asId<RowId>('a1') }
const setTo = (after: unknown): RecordedChange['values'] => ({ title: ['старо', after] })
const all = { limit: 100 }

/** What every store does with the record of changes. The journal writes it. */
export const changesContract = (name: string, open: OpenStore): void => {
  describe(`the record of changes ${name}`, () => {
    const opened = storeOfEachTest(open)
    const changes = () => opened.store.changes
    let founderId: PersonId
    beforeEach(async () => {
      ;({ founderId } = await addBoard(opened.store, 'b1'))
      await addBoard(opened.store, 'b2', { founderId })
    })
    const record = (change: Partial<RecordedChange>, at = moment, boardId = b1) =>
      opened.store.journal.append(
        boardRoom(boardId),
        entryOf({ at, changes: [changeOf({ personId: founderId, channel: 'page', ...change })] }),
      )
    const history = () => changes().ofRow(row, all)
    const seqs = async () => (await changes().since(0, all)).map(({ seq }) => seq)
    const by = (at = moment) => ({ personId: founderId, organisationId: null, at })

    test('ST43: where nothing was changed nothing is told, whoever asks for what', async () => {
      expect(await changes().newest()).toBe(0)
      const range = { after: 0, upTo: 1_000, limit: 10 }
      await record({ values: setTo('ново') })
      const [seq] = await seqs()
      const answers = await Promise.all([
        changes().since(seq ?? 0, all),
        changes().since(0, { boardId: b2, limit: 10 }),
        changes().since(0, { boardId: asId('nobody'), limit: 10 }),
        changes().of([], range),
        changes().of(['needs'], range),
        changes().typing([], 1_000),
        changes().typing(['actions'], 1_000),
        changes().ofRow({ ...row, room: 'board:nobody' }, all),
        changes().ofRow({ ...row, room: boardRoom(b2) }, all),
        changes().ofRow({ ...row, rowId: asId('a2') }, all),
        changes().ofRow({ ...row, collection: 'needs' }, all),
      ])
      expect(answers).toEqual(answers.map(() => []))
    })

    test('CH17, ST43: a change comes back as it was made, with the name that its person has now, after a restart too', async () => {
      const { personId } = await addMember(opened.store, b1, { name: 'Стара назва' })
      const values: RecordedChange['values'] = {
        title: [words, null],
        [words]: [[1, { [words]: words }], 0.1],
        isUrgent: [false, true],
        at: [moment, -1],
      }
      const texts: RecordedChange['texts'] = { note: [3, 0] }
      await record({ personId, organisationId: asId('org-ї'), values, texts })
      await record({ personId: null, channel: 'server', values: setTo('ново') }, moment + 1, b2)
      await addMember(opened.store, b1, { personId, name: words })
      await opened.nowAndAfterRestart(async () => {
        expect(await changes().since(0, all)).toEqual([
          {
            seq: expect.any(Number),
            ...row,
            at: moment,
            personId,
            organisationId: 'org-ї',
            channel: 'page',
            kind: 'changed',
            values,
            texts,
            personName: words,
          },
          expect.objectContaining({ room: boardRoom(b2), personId: null, personName: null }),
        ])
      })
    })

    test('CH17: changes are read in the order of their commits from a cursor on, of one board or of all', async () => {
      await record({ values: setTo('1') })
      await record({ rowId: asId('a2'), kind: 'created', values: { title: [null, '2'] } })
      await record({ values: setTo('3') }, moment, b2)
      // The clock was set back.
      await record({ values: setTo('4') }, moment - 9)
      const read = await changes().since(0, all)
      expect(read.map(({ room, values }) => [room, values['title']?.[1]])).toEqual([
        ['board:b1', '1'],
        ['board:b1', '2'],
        ['board:b2', '3'],
        ['board:b1', '4'],
      ])
      const numbers = read.map(({ seq }) => seq)
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
      expect(new Set(numbers).size).toBe(4)
      expect(await changes().newest()).toBe(numbers[3])
      const [first = 0, second] = numbers
      expect(await changes().since(first, { limit: 1 })).toMatchObject([{ seq: second }])
      const ofOne = await changes().since(first, { boardId: b1, limit: 10 })
      expect(ofOne.map(({ seq }) => seq)).toEqual([second, numbers[3]])
    })

    test('ST43: changes of some collections are read within a range of numbers, its end included and its beginning not', async () => {
      for (const collection of ['actions', 'needs', 'offers', 'needs', 'actions'])
        await record({ collection, values: setTo(collection) }, moment, b1)
      const [one = 0, two, three, four = 0, five] = await seqs()
      const of = async (collections: string[], range: object = {}) => {
        const asked = { after: 0, upTo: Number.MAX_SAFE_INTEGER, limit: 10, ...range }
        return (await changes().of(collections, asked)).map(({ seq }) => seq)
      }
      expect(await of(['needs', 'offers'])).toEqual([two, three, four])
      expect(await of(['actions', 'needs'], { after: one, upTo: four })).toEqual([two, four])
      expect(await of(['actions', 'needs'], { after: one, limit: 1 })).toEqual([two])
      expect(await of(['actions'])).toEqual([one, five])
    })

    test('CH17, ST43: what is being typed is told as far as it has come, up to a number', async () => {
      await record({ texts: { title: [2, 1] } })
      await record({ texts: { title: [5, 0], [words]: [1, 0] } }, moment + 1)
      await record({ rowId: asId('a2'), texts: { title: [1, 0] } }, moment + 2)
      const newest = await changes().newest()
      const typing = await changes().typing(['actions', 'needs'], newest)
      expect(typing.map(({ rowId, kind, texts }) => [rowId, kind, texts])).toEqual([
        ['a1', 'changed', { title: [7, 1], [words]: [1, 0] }],
        ['a2', 'changed', { title: [1, 0] }],
      ])
      expect(await changes().typing(['actions'], newest - 1)).toMatchObject([{ rowId: 'a1' }])
      // A value ends it: it is told again, whole and under a new number.
      await record({ values: setTo('ново') }, moment + 3)
      expect(await changes().since(newest, all)).toMatchObject([
        { rowId: 'a1', texts: { title: [7, 1] } },
        { rowId: 'a1', values: setTo('ново') },
      ])
      expect(await changes().typing(['actions'], 1_000)).toMatchObject([{ rowId: 'a2' }])
    })

    test('ST43: what became of a row is told newest first, a page at a time', async () => {
      for (const each of ['1', '2', '3', '4']) await record({ values: setTo(each) })
      await record({ values: setTo('друго') }, moment, b2)
      const page = async (asked: { before?: number; limit: number }) => {
        const found = await changes().ofRow(row, asked)
        return { last: found.at(-1)?.seq, told: found.map(({ values }) => values['title']?.[1]) }
      }
      const first = await page({ limit: 2 })
      expect(first.told).toEqual(['4', '3'])
      const second = await page({ limit: 9, before: first.last ?? 0 })
      expect(second.told).toEqual(['2', '1'])
      expect((await page({ limit: 9, before: second.last ?? 0 })).told).toEqual([])
    })

    test('CH20, ST43: the values of one row leave its record, and who took them out is noted', async () => {
      await record({ kind: 'created', values: { title: [null, words], isUrgent: [null, false] } })
      await record({ values: { title: [words, 'друго'] }, texts: { note: [2, 0] } })
      await record({ texts: { note: [1, 0] } }, moment + 60_001)
      await record({ rowId: asId('a2'), values: setTo(words) })
      await record({ values: setTo(words) }, moment, b2)
      const others = (await changes().since(0, all)).filter(
        ({ rowId, room }) => rowId === 'a2' || room === boardRoom(b2),
      )
      const eraser = { personId: founderId, organisationId: asId<never>('org-ї'), at: moment + 9 }
      await changes().erase(row, eraser)
      await opened.nowAndAfterRestart(async () => {
        const told = await history()
        expect(told.map(({ kind, values, texts }) => [kind, values, texts])).toEqual([
          ['erased', {}, {}],
          ['changed', {}, { note: [1, 0] }],
          ['changed', { title: [erased, erased] }, { note: [2, 0] }],
          ['created', { title: [erased, erased], isUrgent: [erased, erased] }, {}],
        ])
        expect(told[0]).toMatchObject({ ...eraser, channel: 'page', personName: 'Мария' })
        expect(await changes().since(0, all)).toEqual(expect.arrayContaining(others))
      })
    })

    test('CH20: nothing is noted of a row that has no record, nor in a document that is not there', async () => {
      await changes().erase(row, by())
      await changes().erase({ ...row, room: 'board:nobody' }, by())
      expect(await changes().newest()).toBe(0)
    })

    test('ST44: each of several who erase at once is noted, and nobody in part', async () => {
      await record({ values: setTo(words) })
      const { failed } = await atOnce(4, (index) => changes().erase(row, by(moment + index)))
      expect(failed).toBe(0)
      const told = await history()
      expect(told.map(({ kind }) => kind)).toEqual([...Array(4).fill('erased'), 'changed'])
      const times = told.slice(0, 4).map(({ at }) => at - moment)
      expect(times.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3])
    })

    test('ST45: where it cannot be noted who took them out, values stay', async () => {
      await record({ values: setTo(words) })
      const before = await history()
      await expect(changes().erase(row, by(Number.NaN))).rejects.toThrow()
      expect(await history()).toEqual(before)
    })
  })
}
