import { createJoinRate, joinLimits } from '@sedyanka/server/accounts/join-rate.ts'
import type { ApiError, DoorReport, Me, Member, NewInvitation } from '@sedyanka/shared/wire/api.ts'
import type { BoardId, InvitationId, OrganisationId } from '@sedyanka/shared/ids.ts'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { errorOf, joinAs, openBoard, openDeployment } from '../support/deployment.ts'

const way = {
  boardId: asId<BoardId>('b1'),
  invitationId: null,
  isForOrganisation: false,
  address: '192.0.2.1',
}
const setUp = () => {
  let at = 1_000_000
  const rate = createJoinRate({ clock: () => at, now: () => at })
  return { rate, pass: (time: number) => (at += time) }
}

test('AC26: 46 organisations with three people each come in from one address, by the code or by their links', () => {
  const { rate } = setUp()
  for (let person = 0; person < 138; person++) expect(rate.take(way)).toBe(0)
  for (let person = 0; person < 138; person++)
    expect(
      rate.take({ ...way, invitationId: asId(`link-${person % 46}`), isForOrganisation: true }),
    ).toBe(0)
  expect(rate.crowds(asId('b1'))).toEqual([])
})

test('AC26: 2,000 by one link in 73 s do not, from one address or from many; the next minute lets in again', () => {
  const { rate, pass } = setUp()
  const link = { ...way, invitationId: asId<InvitationId>('link'), isForOrganisation: true }
  let joined = 0
  for (let person = 0; person < 2_000; person++) {
    if (rate.take({ ...link, address: `198.51.100.${person % 250}` }) === 0) joined++
    pass(36.5)
  }
  expect(joined).toBeLessThanOrEqual(joinLimits.organisation.burst + 8)
  expect(rate.crowds(asId('b1'))).toMatchObject([{ invitationId: 'link', refused: 2_000 - joined }])
  // Others’ links are as they were.
  expect(rate.take({ ...link, invitationId: asId('another'), address: '203.0.113.1' })).toBe(0)
  const wait = rate.take(link)
  expect(wait).toBeGreaterThan(0)
  pass(wait * 1_000)
  expect(rate.take(link)).toBe(0)
  pass(3_600_001)
  expect(rate.crowds(asId('b1'))).toEqual([])
})

test('AC27: a crowd keeps out neither the first person of an organisation nor facilitators and walls of the same address', () => {
  const { rate, pass } = setUp()
  let refused = 0
  for (let person = 0; person < 2_000; person++) {
    refused += rate.take(way) > 0 ? 1 : 0
    pass(36)
  }
  expect(refused).toBeGreaterThan(1_000)
  while (rate.take(way) === 0);
  expect(rate.take({ ...way, firstOf: 'inst-rzi' })).toBe(0)
  // Others who come in the same moment and say that nobody is there yet wait like everybody.
  expect(rate.take({ ...way, firstOf: 'inst-rzi' })).toBeGreaterThan(0)
  expect(rate.take({ ...way, firstOf: 'ngo-04' })).toBe(0)
  for (let person = 0; person < 300; person++)
    rate.take({ ...way, invitationId: asId(`x${person}`) })
  expect(rate.take({ ...way, invitationId: asId('another') })).toBeGreaterThan(0)
  expect(rate.take({ ...way, invitationId: asId('chair'), isKept: true })).toBe(0)
})

test('AC27: by the code, while robots crowd in, the first person of an organisation gets in at once', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const { code } = await facilitator.ask<{ code: string }>(
    'POST',
    `/api/boards/${boardId}/room-code`,
  )
  const join = (organisationId: OrganisationId, address: string) =>
    deployment
      .browser(address)
      .post('/api/join', { key: { code }, organisationId, name: `Робот ${address}` })
  let robots = 0
  const crowdIn = () => join(asId('ngo-21'), `198.51.${robots >> 8}.${robots++ & 255}`)
  await Promise.all(Array.from({ length: joinLimits.open.burst }, crowdIn))
  while ((await crowdIn()).status === 200);
  expect((await join(asId('inst-rzi'), '203.0.113.9')).status).toBe(200)
})

test('AC26, AC28: who is refused is told how long, the facilitator by which way; all who came by it go in one step', async () => {
  await using deployment = await openDeployment()
  const { facilitator, boardId } = await openBoard(deployment)
  const member = await joinAs({ deployment, facilitator, boardId }, 'member')
  const link = await facilitator.ask<NewInvitation>('POST', `/api/boards/${boardId}/invitations`, {
    role: 'member',
    organisationId: 'ngo-21',
  })
  const begun = Date.now()
  const use = (index: number) =>
    deployment.browser(`198.51.100.${index}`).post('/api/join', {
      key: { token: link.token },
      organisationId: null,
      name: `Робот ${index}`,
    })
  const answers = await Promise.all(Array.from({ length: 80 }, (_, index) => use(index)))
  const refused = answers.filter(({ status }) => status !== 200)
  expect(refused.length).toBeGreaterThan(0)
  for (const one of refused) {
    expect([one.status, errorOf(one)]).toEqual([429, 'crowded'])
    expect((one.body as ApiError).seconds).toBeGreaterThan(0)
  }
  const report = await facilitator.ask<DoorReport>('GET', `/api/boards/${boardId}/door`)
  expect(report.crowds).toMatchObject([{ invitationId: link.id, refused: refused.length }])

  const sweep = { invitationId: link.id, since: begun }
  expect((await member.post(`/api/boards/${boardId}/members/sweep`, sweep)).status).toBe(403)
  expect((await member.get(`/api/boards/${boardId}/door`)).status).toBe(403)
  const robot = deployment.browser('192.0.2.7')
  robot.cookie = answers[0]?.headers.getSetCookie()[0]?.split(';')[0] ?? null
  const seat = await deployment.seats.open(robot.headers, boardId)
  if (typeof seat === 'string') throw new Error(seat)
  expect(await facilitator.ask('POST', `/api/boards/${boardId}/members/sweep`, sweep)).toEqual({
    removed: 80 - refused.length,
  })
  expect(seat.current()).toBeNull()
  const left = await facilitator.ask<Member[]>('GET', `/api/boards/${boardId}/members`)
  expect(left.map(({ name }) => name)).toEqual(['Мария Петрова', 'Гост (member)'])
  expect((await robot.ask<Me>('GET', '/api/me')).boards).toEqual([])
})
