import type {
  BoardId,
  InvitationId,
  OrganisationId,
  PersonId,
  SessionId,
} from '@sedyanka/shared/ids.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import { signIn } from './signed-in.ts'
import {
  addBoard,
  addFounder,
  addLink,
  addMember,
  atOnce,
  joiningOf,
  moment,
} from './stored-rows.ts'

const b1 = asId<BoardId>('b1')
const link = asId<InvitationId>('l1')
const orgA = asId<OrganisationId>('org-a')
const many = 20
const howMany = <T>(answers: readonly T[], wanted: T): number =>
  answers.filter((one) => one === wanted).length

/** What every store does with twenty who ask for something at the same moment, each after a look at what the others change. */
export const atOnceContract = (name: string, open: OpenStore): void => {
  describe(`twenty at once ${name}`, () => {
    const opened = storeOfEachTest(open)
    let founderId: PersonId
    beforeEach(async () => {
      ;({ founderId } = await addBoard(opened.store, 'b1'))
      // Whatever connections there are have been made: nobody comes late for want of one.
      await atOnce(many, () => opened.store.people.find(founderId))
    })

    test('AC15, ST48: when all facilitators of a board give up their seats, by three ways, one stays', async () => {
      const leaders = [(await opened.store.memberships.find(b1, founderId))?.id ?? asId('nobody')]
      const people = [founderId]
      for (let index = 1; index < many; index++) {
        const seat = { role: 'facilitator', organisationId: null } as const
        const { id, personId } = await addMember(opened.store, b1, seat)
        leaders.push(id)
        people.push(personId)
      }
      const { memberships } = opened.store
      const { answers, failed } = await atOnce(many, async (index) => {
        const id = leaders[index] ?? asId('nobody')
        if (index % 3 === 0) return memberships.remove(b1, id)
        if (index % 3 === 1)
          return memberships.change(b1, id, { role: 'member', organisationId: orgA })
        const personId = people[index] ?? null
        const outcome = await opened.store.join(joiningOf(b1, { personId, seat: 'change' }))
        return typeof outcome === 'string' ? outcome : 'changed'
      })
      expect(failed).toBe(0)
      expect([howMany(answers, 'changed'), howMany(answers, 'lastFacilitator')]).toEqual([19, 1])
      const left = await memberships.ofBoard(b1)
      expect(left.filter(({ role }) => role === 'facilitator')).toHaveLength(1)
    })

    test('ST48: a link for seven seats seven', async () => {
      await addLink(opened.store, { boardId: b1, founderId }, { id: link, maxUses: 7 })
      const { answers, failed } = await atOnce(many, (index) =>
        opened.store.join(joiningOf(b1, { invitationId: link, name: `Гост ${index}` })),
      )
      expect([failed, howMany(answers, 'linkSpent')]).toEqual([0, 13])
      expect(await opened.store.memberships.ofBoard(b1)).toHaveLength(8)
    })

    test('ST48: somebody who comes in by twenty ways at once has one seat, and each is told of that one', async () => {
      const { personId } = await addMember(opened.store, b1)
      await addBoard(opened.store, 'b2', { founderId })
      const { answers, failed } = await atOnce(many, (index) =>
        opened.store.join(joiningOf(asId('b2'), { personId, name: `Име ${index}` })),
      )
      expect(failed).toBe(0)
      const seats = answers.map((one) => (typeof one === 'string' ? one : one.id))
      expect(new Set(seats).size).toBe(1)
      expect(await opened.store.memberships.ofPerson(personId)).toHaveLength(2)
    })

    test('AC35, ST48: the operator’s link lets in one, who signs out each session once', async () => {
      const session = await signIn(opened.store, founderId)
      const hash = await opened.makeOperatorLink(moment)
      const { answers, failed } = await atOnce(many, (index) =>
        opened.store.people.returnFounder({ name: `Име ${index}`, tokenHash: hash, now: moment }),
      )
      expect([failed, howMany(answers, null)]).toEqual([0, 19])
      const ended: SessionId[] = answers.flatMap((one) => one?.endedSessions ?? [])
      expect(ended).toEqual([session.id])
    })

    test('ST48: of twenty set-up links that are made at once the last one is good', async () => {
      const { people } = opened.store
      const { failed } = await atOnce(many, (index) => people.setSetupToken(`hash ${index}`))
      expect(failed).toBe(0)
      const made: boolean[] = []
      for (let index = 0; index < many; index++)
        made.push(await people.createFounder({ id: asId(`p${index}`), name: 'П' }, `hash ${index}`))
      expect(howMany(made, true)).toBe(1)
    })

    test('ST48: somebody who takes a seat elsewhere while their board is deleted keeps their name', async () => {
      await addBoard(opened.store, 'b2', { founderId })
      const people: PersonId[] = []
      for (let index = 0; index < many; index++)
        people.push((await addMember(opened.store, b1, { name: `Гост ${index}` })).personId)
      const { failed } = await atOnce(many + 1, async (index) => {
        if (index === many / 2) return opened.store.boards.delete(b1, moment)
        const at = index > many / 2 ? index - 1 : index
        // The name is the one that stands there already.
        const joining = { personId: people[at] ?? null, name: `Гост ${at}` }
        return opened.store.join(joiningOf(asId('b2'), joining))
      })
      expect(failed).toBe(0)
      const seats = await opened.store.memberships.ofBoard(asId('b2'))
      const names = seats.filter(({ role }) => role === 'member').map((one) => one.name)
      expect(names.toSorted()).toEqual(people.map((_, index) => `Гост ${index}`).toSorted())
    })

    test('ST48: boards that are deleted at once take the names of those who sat at these alone', async () => {
      const people: PersonId[] = []
      for (const id of ['b2', 'b3', 'b4']) await addBoard(opened.store, id, { founderId })
      for (let index = 0; index < many; index++) {
        const { personId } = await addMember(opened.store, b1)
        people.push(personId)
        for (const id of ['b2', 'b3', 'b4'])
          await addMember(opened.store, asId(id), { personId, name: 'Гост' })
      }
      const { failed } = await atOnce(4, (index) =>
        opened.store.boards.delete(asId(`b${index + 1}`), moment),
      )
      expect(failed).toBe(0)
      for (const personId of people)
        expect((await opened.store.people.find(personId))?.name).toBe('')
    })

    test('ST48: digits that boards pass on at once are never those of two, or of one that has just given them up', async () => {
      const boards = Array.from({ length: many }, (_, index) => asId<BoardId>(`c${index}`))
      for (const id of boards) await addBoard(opened.store, id, { founderId })
      const head = (index: number) => String(100_000 + index)
      const codeOf = (index: number) => ({
        digits: `${head(index)}0123456789`,
        madeAt: moment,
        expiresAt: moment + 1_000,
      })
      const { roomCodes } = opened.store
      for (const [index, id] of boards.entries()) await roomCodes.set(id, codeOf(index), moment)
      // Each takes the next one's digits, which takes others in the same moment.
      const { answers, failed } = await atOnce(many, (index) =>
        roomCodes.set(boards[index] ?? b1, codeOf((index + 1) % many), moment + 1),
      )
      expect([failed, howMany(answers, true)]).toEqual([0, 0])
      for (const [index, id] of boards.entries())
        expect(await roomCodes.find(head(index), moment + 1)).toBe(id)
    })

    test('ST48: of twenty who take away and bring back one seat, nobody fails, and there is one or none', async () => {
      const seat = await addMember(opened.store, b1)
      const { memberships } = opened.store
      const { failed } = await atOnce(many, async (index) => {
        if (index % 2 === 0) await memberships.remove(b1, seat.id)
        else await memberships.restore(seat)
      })
      expect(failed).toBe(0)
      expect((await memberships.ofPerson(seat.personId)).length).toBeLessThanOrEqual(1)
    })

    test('ST48: minutes that are kept at once for the first time are kept once', async () => {
      const { keptMinutes } = opened.store
      const { failed } = await atOnce(many, (index) =>
        keptMinutes.addFirst('board:b1', Uint8Array.of(index), moment + index),
      )
      expect(failed).toBe(0)
      expect(await keptMinutes.all('board:b1')).toHaveLength(1)
    })

    test('ST48: founders who are made at once by one token are one, and the others are told', async () => {
      await opened.store.people.setSetupToken('hash')
      const { answers, failed } = await atOnce(many, (index) =>
        opened.store.people.createFounder({ id: asId(`p${index}`), name: 'П' }, 'hash'),
      )
      expect([failed, howMany(answers, true)]).toEqual([0, 1])
      expect(await addFounder(opened.store)).toBeTypeOf('string')
    })
  })
}
