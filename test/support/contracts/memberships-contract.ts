import type { Joining } from '@sedyanka/server/store/tables/join-board.ts'
import type {
  BoardId,
  InvitationId,
  MembershipId,
  OrganisationId,
  PersonId,
} from '@sedyanka/shared/ids.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import { addBoard, addLink, addMember, atOnce, moment, words } from './stored-rows.ts'

const [b1, b2, b3] = [asId<BoardId>('b1'), asId<BoardId>('b2'), asId<BoardId>('b3')]
const orgA = asId<OrganisationId>('org-a')
const orgB = asId<OrganisationId>('орг-ї')
const nobody = asId<MembershipId>('nobody')
const facilitator = { role: 'facilitator', organisationId: null } as const

/** What every store does with seats. */
export const membershipsContract = (name: string, open: OpenStore): void => {
  describe(`memberships ${name}`, () => {
    const opened = storeOfEachTest(open)
    const seats = () => opened.store.memberships
    let founderId: PersonId
    beforeEach(async () => {
      ;({ founderId } = await addBoard(opened.store, 'b1'))
      await addBoard(opened.store, 'b2', { founderId, title: words, demo: true, at: moment + 1 })
    })
    const add = (joining: Partial<Joining> = {}, boardId = b1) =>
      addMember(opened.store, boardId, joining)
    const idsOf = async (boardId = b1) => (await seats().ofBoard(boardId)).map(({ id }) => id)
    const founderSeat = async () => (await seats().find(b1, founderId))?.id ?? nobody

    test('ST43: a seat is found by its person and by its id, at its own board', async () => {
      const seat = await add({ organisationId: orgB })
      await opened.nowAndAfterRestart(async () => {
        expect(await seats().find(b1, seat.personId)).toEqual(seat)
        expect(await seats().findById(b1, seat.id)).toEqual(seat)
        expect(await seats().find(b2, seat.personId)).toBeNull()
        expect(await seats().findById(b2, seat.id)).toBeNull()
        expect(await seats().find(b1, asId('nobody'))).toBeNull()
        expect(await seats().findById(b1, nobody)).toBeNull()
        const sits = [seats().sits(b1, orgB), seats().sits(b2, orgB), seats().sits(b1, orgA)]
        expect(await Promise.all(sits)).toEqual([true, false, false])
      })
    })

    test('ST43: a board’s seats stand in the order of joining, with names; those of one moment by their ids', async () => {
      const late = await add({ at: moment + 9, name: words })
      const twins = [await add({ at: moment + 5, name: 'Анна' }), await add({ at: moment + 5 })]
      const ids = twins.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1))
      await opened.reopen()
      expect(await idsOf()).toEqual([await founderSeat(), ...ids, late.id])
      const told = await seats().ofBoard(b1)
      expect(told.map((one) => one.name).toSorted()).toEqual(
        ['Мария', words, 'Анна', 'Іван'].toSorted(),
      )
      expect(told.at(-1)).toEqual({ ...late, name: words })
      expect(await seats().ofBoard(asId('nobody'))).toEqual([])
    })

    test('ST43: a person’s seats stand newest first, with what their boards are now', async () => {
      await addBoard(opened.store, 'b3', { founderId, at: moment - 1 })
      await opened.store.boards.setArchived(b1, moment + 7)
      await opened.reopen()
      const told = await seats().ofPerson(founderId)
      expect(told.map((one) => [one.boardId, one.title, one.demo, one.archivedAt])).toEqual([
        [b2, words, true, null],
        [b1, 'b1', false, moment + 7],
        [b3, 'b3', false, null],
      ])
      expect(told[1]).toMatchObject({ ...(await seats().find(b1, founderId)) })
      expect(await seats().ofPerson(asId('nobody'))).toEqual([])
    })

    test('AC15, ST43: a seat is changed or removed at its own board, and never that of the last facilitator', async () => {
      const seat = await add()
      const next = { role: 'observer', organisationId: null } as const
      for (const boardId of [b2, asId<BoardId>('nobody')]) {
        expect(await seats().change(boardId, seat.id, next)).toBe('notFound')
        expect(await seats().remove(boardId, seat.id)).toBe('notFound')
      }
      expect(await seats().remove(b1, nobody)).toBe('notFound')
      const own = await founderSeat()
      expect(await seats().change(b1, own, next)).toBe('lastFacilitator')
      expect(await seats().remove(b1, own)).toBe('lastFacilitator')
      const moved = { role: 'facilitator', organisationId: orgB } as const
      expect(await seats().change(b1, own, moved)).toBe('changed')
      expect(await seats().change(b1, seat.id, next)).toBe('changed')
      await opened.reopen()
      expect(await seats().findById(b1, seat.id)).toEqual({ ...seat, ...next })
      expect(await seats().findById(b1, own)).toMatchObject(moved)
      expect(await seats().change(b1, seat.id, facilitator)).toBe('changed')
      expect(await seats().remove(b1, own)).toBe('changed')
      expect(await seats().remove(b1, own)).toBe('notFound')
      await opened.reopen()
      expect(await idsOf()).toEqual([seat.id])
      expect(await seats().find(b2, founderId)).not.toBeNull()
    })

    test('ST43: a seat that was removed comes back as it was, unless its person has another by now', async () => {
      const link = asId<InvitationId>('l1')
      await addLink(opened.store, { boardId: b1, founderId }, { id: link })
      const seat = await add({ invitationId: link, organisationId: orgB })
      opened.store.lastSeen.mark(seat.id, moment + 3)
      await opened.store.lastSeen.flush()
      const left = { ...seat, lastSeenAt: moment + 3 }
      await seats().remove(b1, seat.id)
      await seats().restore(left)
      await seats().restore(left)
      await opened.reopen()
      expect(await seats().findById(b1, seat.id)).toEqual(left)
      await seats().remove(b1, seat.id)
      const { id } = await add({ personId: seat.personId, role: 'observer', organisationId: null })
      await seats().restore(left)
      expect(await seats().find(b1, seat.personId)).toMatchObject({ id, role: 'observer' })
      await expect(seats().restore({ ...left, boardId: asId('nobody') })).rejects.toThrow()
      expect(await seats().ofPerson(seat.personId)).toHaveLength(1)
    })

    test('AC28, ST43: a sweep takes those who came by one way since a moment, but no facilitator, and names them', async () => {
      const link = asId<InvitationId>('l1')
      await addLink(opened.store, { boardId: b1, founderId }, { id: link })
      const early = await add({ at: moment + 4 })
      const inTime = [await add({ at: moment + 5 }), await add({ at: moment + 6 })]
      const byLink = await add({ at: moment + 6, invitationId: link })
      const leader = await add({ ...facilitator, at: moment + 7 })
      const there = await add({ at: moment + 8 }, b2)
      const since = moment + 5
      const sweep = (boardId: BoardId, invitationId: InvitationId | null) =>
        seats().sweep(boardId, { invitationId, since })
      expect(await sweep(asId('nobody'), null)).toEqual([])
      expect(await sweep(b1, asId('l2'))).toEqual([])
      const swept = await sweep(b1, null)
      expect(swept.toSorted()).toEqual(inTime.map(({ personId }) => personId).toSorted())
      expect(await sweep(b1, null)).toEqual([])
      await opened.reopen()
      expect(await idsOf()).toEqual([await founderSeat(), early.id, byLink.id, leader.id])
      expect(await sweep(b1, link)).toEqual([byLink.personId])
      expect(await idsOf(b2)).toContain(there.id)
    })

    test('ST43: the seats of an organisation go, with those of facilitators; the one who asks keeps theirs, for none', async () => {
      const own = await founderSeat()
      await seats().change(b1, own, { role: 'facilitator', organisationId: orgB })
      const gone = [
        await add({ organisationId: orgB }),
        await add({ role: 'facilitator', organisationId: orgB }),
      ]
      const stays = await add({ organisationId: orgA })
      const there = await add({ organisationId: orgB }, b2)
      const remove = (organisationId: OrganisationId) =>
        seats().removeOrganisation(b1, { organisationId, askedBy: founderId })
      expect(await remove(asId('nobody'))).toEqual([])
      const removed = await remove(orgB)
      expect(removed).toHaveLength(2)
      expect(removed).toEqual(expect.arrayContaining(gone))
      await opened.reopen()
      expect(await idsOf()).toEqual(expect.arrayContaining([own, stays.id]))
      expect(await idsOf()).toHaveLength(2)
      expect(await seats().findById(b1, own)).toMatchObject(facilitator)
      expect(await seats().findById(b2, there.id)).toEqual(there)
    })

    test('AC15, ST44: of two facilitators who are taken away at once, by whatever way, one stays', async () => {
      for (const [first, second] of [
        ['remove', 'remove'],
        ['change', 'change'],
        ['remove', 'change'],
      ]) {
        await add({ ...facilitator, at: moment + 2 })
        const leaders = (await seats().ofBoard(b1)).filter(({ role }) => role === 'facilitator')
        expect(leaders).toHaveLength(2)
        const { answers } = await atOnce(2, (index) => {
          const id = leaders[index]?.id ?? nobody
          return (index === 0 ? first : second) === 'remove'
            ? seats().remove(b1, id)
            : seats().change(b1, id, { role: 'member', organisationId: orgA })
        })
        expect(answers.toSorted()).toEqual(['changed', 'lastFacilitator'])
      }
    })

    test('ST44: of several who take one seat away at once one does, and of several who bring it back one', async () => {
      const seat = await add()
      const { answers } = await atOnce(4, () => seats().remove(b1, seat.id))
      expect(answers.filter((one) => one === 'changed')).toHaveLength(1)
      const { failed } = await atOnce(4, () => seats().restore(seat))
      expect([failed, (await idsOf()).length]).toEqual([0, 2])
      const swept = await atOnce(4, () => seats().sweep(b1, { invitationId: null, since: 0 }))
      expect(swept.answers.flat()).toEqual([seat.personId])
    })

    test('ST45: a change that cannot be stored leaves the seat as it was', async () => {
      const seat = await add()
      const wrong = { role: null as never, organisationId: orgB }
      await expect(seats().change(b1, seat.id, wrong)).rejects.toThrow()
      expect(await seats().findById(b1, seat.id)).toEqual(seat)
    })
  })
}
