import {
  type BoardId,
  type InvitationId,
  type OrganisationId,
  type PersonId,
} from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../as-id.ts'
import { type OpenStore, storeOfEachTest } from './opened-store.ts'
import { addBoard, addLink, addMember, atOnce, day, moment, words } from './stored-rows.ts'

const [b1, b2] = [asId<BoardId>('b1'), asId<BoardId>('b2')]
const l1 = asId<InvitationId>('l1')
const l2 = asId<InvitationId>('l2')
const l3 = asId<InvitationId>('l3')
const rules: Record<Role, { lifetime: number }> = {
  facilitator: { lifetime: 1_001 },
  member: { lifetime: 2_002 },
  observer: { lifetime: 3_003 },
  screen: { lifetime: 4_004 },
}

/** What every store does with links. */
export const invitationsContract = (name: string, open: OpenStore): void => {
  describe(`invitations ${name}`, () => {
    const opened = storeOfEachTest(open)
    const links = () => opened.store.invitations
    let of: { boardId: BoardId; founderId: PersonId }
    beforeEach(async () => {
      of = await addBoard(opened.store, 'b1')
      await addBoard(opened.store, 'b2', { founderId: of.founderId })
    })
    const add = (id: InvitationId, link: Partial<Parameters<typeof addLink>[2]> = {}) =>
      addLink(opened.store, of, { id, ...link })
    const byToken = (id: InvitationId, now = moment) => links().findByToken(`hash of ${id}`, now)
    const listed = async (now = moment) => (await links().ofBoard(b1, now)).map(({ id }) => id)

    test('ST43: a link comes back as it was made, by its token and in its board’s list, after a restart too', async () => {
      expect([await byToken(l1), await listed()]).toEqual([null, []])
      const full = await add(l1, {
        role: 'observer',
        organisationId: asId<OrganisationId>(words),
        uses: 2,
        maxUses: 3,
      })
      const bare = await add(l2, { role: 'screen', createdAt: moment + 1 })
      await opened.nowAndAfterRestart(async () => {
        expect(await links().ofBoard(b1, moment)).toEqual([bare, full])
        expect(await byToken(l1)).toEqual(full)
        expect(await byToken(l3)).toBeNull()
        expect(await links().ofBoard(b2, moment)).toEqual([])
        expect(await links().ofBoard(asId('nobody'), moment)).toEqual([])
      })
    })

    test('ST43: links are listed newest first, and those of one moment by their ids', async () => {
      await add(l3, { createdAt: moment })
      await add(l1, { createdAt: moment })
      await add(l2, { createdAt: moment + 1 })
      expect(await listed()).toEqual([l2, l1, l3])
    })

    test('ST43: a link opens the door until the moment of its end, and as often as it may be used', async () => {
      await add(l1, { expiresAt: moment + day })
      await add(l2, { uses: 1, maxUses: 2 })
      expect(await listed(moment + day - 1)).toEqual([l1, l2])
      expect([await byToken(l1, moment + day), await listed(moment + day)]).toEqual([null, []])
      await addMember(opened.store, b1, { invitationId: l2 })
      expect([await byToken(l2), await listed()]).toEqual([null, [l1]])
    })

    test('ST43: a rotated link has a new token and begins anew, also when it was over; its board must be right', async () => {
      const made = await add(l1, { role: 'observer', uses: 4, maxUses: 4, expiresAt: moment - 1 })
      const next = { tokenHash: words, now: moment + 7, rules }
      expect(await links().rotate(b2, l1, next)).toBeNull()
      expect(await links().rotate(b1, l2, next)).toBeNull()
      const rotated = await links().rotate(b1, l1, next)
      const { lifetime } = rules.observer
      const anew = { createdAt: moment + 7, expiresAt: moment + 7 + lifetime, uses: 0 }
      expect(rotated).toEqual({ ...made, ...anew })
      expect(await byToken(l1)).toBeNull()
      expect(await links().findByToken(words, moment)).toEqual(rotated)
      await opened.reopen()
      expect(await links().findByToken(words, moment)).toEqual(rotated)
    })

    test('ST43: a revoked link is dead, and cannot be revoked or rotated again; its board must be right', async () => {
      await add(l1)
      await add(l2)
      expect(await links().revoke(b2, l1, moment)).toBe(false)
      expect(await links().revoke(b1, l3, moment)).toBe(false)
      expect(await links().revoke(b1, l1, moment)).toBe(true)
      expect(await links().revoke(b1, l1, moment)).toBe(false)
      expect(await links().rotate(b1, l1, { tokenHash: 'new', now: moment, rules })).toBeNull()
      await opened.reopen()
      expect([await byToken(l1), await listed()]).toEqual([null, [l2]])
    })

    test('ST43: all links of one organisation at one board are revoked, and no other', async () => {
      const organisationId = asId<OrganisationId>('org-а')
      await add(l1, { organisationId })
      await add(l2, { organisationId })
      await add(l3)
      const other = asId<InvitationId>('l4')
      await addLink(opened.store, { ...of, boardId: b2 }, { id: other, organisationId })
      await links().revokeOf(b1, asId('nobody'), moment)
      expect(await listed()).toHaveLength(3)
      await links().revokeOf(b1, organisationId, moment)
      await links().revokeOf(b1, organisationId, moment)
      expect([await listed(), (await byToken(other))?.id]).toEqual([[l3], other])
    })

    test('ST44: of several links of one id, or of one token, one is made', async () => {
      const first = await atOnce(4, (index) => add(l1, { maxUses: index + 1 }))
      expect([first.answers.length, first.failed]).toEqual([1, 3])
      expect(await links().ofBoard(b1, moment)).toEqual(first.answers)
      const tokenHash = 'one token'
      const { answers, failed } = await atOnce(4, async (index) => {
        const id = asId<InvitationId>(`other-${index}`)
        const link = { id, boardId: b1, role: 'member' as const, organisationId: null }
        const times = { createdAt: moment, expiresAt: moment + 1, uses: 0, maxUses: null }
        await links().create({ ...link, ...times, tokenHash, createdBy: of.founderId })
        return id
      })
      expect([answers.length, failed]).toEqual([1, 3])
      expect((await links().findByToken(tokenHash, moment))?.id).toBe(answers[0])
    })

    test('ST44: of several who rotate a link at once one has the token that opens; of several who revoke it one did', async () => {
      await add(l1)
      await atOnce(4, (index) =>
        links().rotate(b1, l1, { tokenHash: `token ${index}`, now: moment, rules }),
      )
      const found = await Promise.all(
        [0, 1, 2, 3].map((index) => links().findByToken(`token ${index}`, moment)),
      )
      expect(found.filter((one) => one !== null)).toMatchObject([{ id: l1 }])
      const { answers } = await atOnce(4, () => links().revoke(b1, l1, moment))
      expect([answers.length, answers.filter(Boolean).length]).toEqual([4, 1])
    })

    test('ST45: a link of no board or by nobody is not made, and a rotation to another’s token changes nothing', async () => {
      await expect(
        addLink(opened.store, { ...of, boardId: asId('nobody') }, { id: l1 }),
      ).rejects.toThrow()
      await expect(
        addLink(opened.store, { ...of, founderId: asId('nobody') }, { id: l1 }),
      ).rejects.toThrow()
      expect(await byToken(l1)).toBeNull()
      const made = await add(l1, { uses: 3 })
      await add(l2)
      const next = { tokenHash: `hash of ${l2}`, now: moment + 5, rules }
      await expect(links().rotate(b1, l1, next)).rejects.toThrow()
      expect(await byToken(l1)).toEqual(made)
    })
  })
}
