import type { Joining } from '@sedyanka/server/store/tables/join-board.ts'
import type { BoardId, InvitationId, PersonId } from '@sedyanka/shared/ids.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import { addBoard, addLink, addMember, atOnce, joiningOf, moment, words } from './stored-rows.ts'

const b1 = asId<BoardId>('b1')
const link = asId<InvitationId>('l1')
const facilitator = { role: 'facilitator', organisationId: null } as const

/** What every store does when somebody takes a seat. */
export const joinBoardContract = (name: string, open: OpenStore): void => {
  describe(`joining a board ${name}`, () => {
    const opened = storeOfEachTest(open)
    let of: { boardId: BoardId; founderId: PersonId }
    beforeEach(async () => {
      of = await addBoard(opened.store, 'b1')
    })
    const join = (joining: Partial<Joining> = {}) => opened.store.join(joiningOf(b1, joining))
    const members = () => opened.store.memberships.ofBoard(b1)
    const nameOf = async (id: PersonId) => (await opened.store.people.find(id))?.name
    const uses = async () => {
      const found = await opened.store.invitations.findByToken(`hash of ${link}`, moment)
      return found?.uses ?? null
    }

    test('ST43: somebody new gets a seat and a person of that name, by a code or by a link, whose use is counted', async () => {
      await addLink(opened.store, of, { id: link, maxUses: 3 })
      const at = moment + 5
      const byCode = await addMember(opened.store, b1, { name: words, at })
      const byLink = await addMember(opened.store, b1, {
        invitationId: link,
        role: 'observer',
        organisationId: null,
        at,
      })
      const seat = {
        id: expect.any(String),
        boardId: b1,
        personId: expect.any(String),
        joinedAt: at,
        lastSeenAt: null,
      }
      const member = { role: 'member', organisationId: 'org-a' }
      expect(byCode).toEqual({ ...seat, ...member, joinedBy: 'code', invitationId: null })
      const observer = { role: 'observer', organisationId: null }
      expect(byLink).toEqual({ ...seat, ...observer, joinedBy: 'link', invitationId: link })
      expect(byCode.personId).not.toBe(byLink.personId)
      await opened.reopen()
      expect(await members()).toEqual(
        expect.arrayContaining([
          { ...byCode, name: words },
          { ...byLink, name: 'Іван' },
        ]),
      )
      expect([await nameOf(byCode.personId), await uses()]).toEqual([words, 1])
    })

    test('ST43: a person who is known sits at another board as the same one, under the name they give; an unknown id is somebody new', async () => {
      await addBoard(opened.store, 'b2', { founderId: of.founderId })
      const { personId } = await addMember(opened.store, b1)
      const second = await addMember(opened.store, asId('b2'), { personId, name: 'Ґалина' })
      expect([second.personId, await nameOf(personId)]).toEqual([personId, 'Ґалина'])
      const stranger = await addMember(opened.store, b1, { personId: asId('nobody') })
      expect(stranger.personId).not.toBe('nobody')
      expect(await members()).toHaveLength(3)
    })

    test('ST43: somebody who comes back to the same seat keeps it, is renamed, and uses up no link', async () => {
      await addLink(opened.store, of, { id: link, maxUses: 1 })
      const seat = await addMember(opened.store, b1)
      for (const again of [null, 'keep', 'change'] as const) {
        const asked = { personId: seat.personId, name: `Име ${again}`, invitationId: link }
        expect(await join({ ...asked, seat: again, at: moment + 9 })).toEqual(seat)
        expect(await nameOf(seat.personId)).toBe(`Име ${again}`)
      }
      expect(await uses()).toBe(0)
    })

    test('AC29, ST43: another seat is asked about first; kept it stays as it is, changed it is the new one', async () => {
      await addLink(opened.store, of, { id: link, maxUses: 2 })
      const seat = await addMember(opened.store, b1)
      const { personId } = seat
      const other = { personId, role: 'observer', organisationId: null, name: 'Друго' } as const
      for (const each of [other, { personId, name: 'Друго', organisationId: asId<never>('org-b') }])
        expect(await join({ ...each, invitationId: link })).toBe('otherSeat')
      expect([await uses(), await nameOf(personId)]).toEqual([0, 'Іван'])
      expect(await join({ ...other, invitationId: link, seat: 'keep' })).toEqual(seat)
      expect([await uses(), await nameOf(personId)]).toEqual([0, 'Друго'])
      const at = moment + 7
      const changed = await join({ ...other, invitationId: link, seat: 'change', at })
      expect(changed).toEqual({
        ...seat,
        role: 'observer',
        organisationId: null,
        joinedAt: at,
        joinedBy: 'link',
        invitationId: link,
      })
      expect(await uses()).toBe(1)
      await opened.reopen()
      expect((await members()).filter((one) => one.personId === personId)).toMatchObject([changed])
    })

    test('AC29, ST43: a facilitator is not asked; the last one becomes nothing else', async () => {
      const [{ name: _, ...seat } = { name: '' }] = await members()
      const personId = of.founderId
      expect(await join({ personId, name: 'Проба' })).toEqual(seat)
      expect(await join({ personId, seat: 'change', name: 'Не' })).toBe('lastFacilitator')
      expect(await nameOf(personId)).toBe('Проба')
      // A facilitator's link leaves the organisation open.
      await addMember(opened.store, b1, { personId, seat: 'change', role: 'facilitator' })
      expect(await join({ personId, ...facilitator })).toMatchObject({ organisationId: 'org-a' })
      await addMember(opened.store, b1, facilitator)
      expect(await join({ personId, seat: 'change' })).toMatchObject({ role: 'member' })
    })

    test('ST43: a link that is used up, revoked, over or unknown gives no seat', async () => {
      await addLink(opened.store, of, { id: link, maxUses: 1, uses: 1 })
      expect(await join({ invitationId: link })).toBe('linkSpent')
      const [over, revoked] = [asId<InvitationId>('over'), asId<InvitationId>('revoked')]
      await addLink(opened.store, of, { id: over, expiresAt: moment })
      await addLink(opened.store, of, { id: revoked })
      await opened.store.invitations.revoke(b1, revoked, moment)
      for (const invitationId of [over, revoked, asId<InvitationId>('nobody')])
        expect(await join({ invitationId }), invitationId).toBe('linkSpent')
      expect(await members()).toHaveLength(1)
    })

    test('AC7, ST44: a link for so many seats so many, however many use it at once', async () => {
      await addLink(opened.store, of, { id: link, role: 'facilitator', maxUses: 1 })
      const first = await atOnce(10, () => join({ ...facilitator, invitationId: link }))
      const seated = (answers: unknown[]) => answers.filter((one) => one !== 'linkSpent')
      expect([first.failed, seated(first.answers).length]).toEqual([0, 1])
      const three = asId<InvitationId>('l3')
      await addLink(opened.store, of, { id: three, maxUses: 3 })
      const { answers } = await atOnce(10, () => join({ invitationId: three }))
      expect(seated(answers)).toHaveLength(3)
      expect(await members()).toHaveLength(5)
    })

    test('ST44: a person who takes a seat from several pages at once has one', async () => {
      await addBoard(opened.store, 'b2', { founderId: of.founderId })
      const { personId } = await addMember(opened.store, asId('b2'))
      const { answers, failed } = await atOnce(5, () => join({ personId }))
      expect([
        failed,
        new Set(answers.map((one) => typeof one !== 'string' && one.id)).size,
      ]).toEqual([0, 1])
      expect(await members()).toHaveLength(2)
    })

    test('AC15, ST44: of two facilitators who step down at once one stays', async () => {
      const second = await addMember(opened.store, b1, facilitator)
      const ids = [of.founderId, second.personId]
      const { answers } = await atOnce(2, (index) =>
        join({ personId: ids[index] ?? null, seat: 'change' }),
      )
      expect(answers.filter((one) => one === 'lastFacilitator')).toHaveLength(1)
      expect((await members()).filter(({ role }) => role === 'facilitator')).toHaveLength(1)
    })

    test('ST45: a seat that cannot be given uses up no link, and renames nobody', async () => {
      await addLink(opened.store, of, { id: link, maxUses: 1 })
      const { personId } = await addMember(opened.store, b1)
      const nowhere = { boardId: asId<BoardId>('nobody'), invitationId: link }
      await expect(join({ ...nowhere, personId, name: 'Друго' })).rejects.toThrow()
      await expect(join(nowhere)).rejects.toThrow()
      await expect(join({ invitationId: link, name: null as never })).rejects.toThrow()
      expect([await uses(), await nameOf(personId)]).toEqual([0, 'Іван'])
      expect(await opened.store.memberships.ofPerson(personId)).toHaveLength(1)
      expect(await join({ invitationId: link })).toMatchObject({ invitationId: link })
    })
  })
}
