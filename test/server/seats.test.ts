import { createSeats, type LiveSeat, type Seats } from '@sedyanka/server/accounts/seats.ts'
import type { Sessions } from '@sedyanka/server/accounts/sessions.ts'
import type { AdmissionReads, SeatRow } from '@sedyanka/server/store/tables/admission-reads.ts'
import type { Me, Member } from '@sedyanka/shared/wire/api.ts'
import type { BoardId, PersonId, SessionId } from '@sedyanka/shared/ids.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { asId } from '../support/as-id.ts'
import {
  type Deployment,
  joinAs,
  openBoard,
  openDeployment,
  type TestBrowser,
} from '../support/deployment.ts'

let deployment: Deployment
let facilitator: TestBrowser
let boardId: BoardId
let member: TestBrowser
beforeEach(async () => {
  deployment = await openDeployment()
  ;({ facilitator, boardId } = await openBoard(deployment))
  member = await joinAs({ deployment, facilitator, boardId }, 'member')
})
afterEach(() => deployment[Symbol.asyncDispose]())

const open = async (browser: TestBrowser): Promise<LiveSeat> => {
  const seat = await deployment.seats.open(browser.headers, boardId)
  if (typeof seat === 'string') throw new Error(seat)
  return seat
}
const countChanges = (seat: LiveSeat) => {
  const counter = { changes: 0 }
  seat.onChange(() => counter.changes++)
  return counter
}
const membershipOf = async (browser: TestBrowser): Promise<Member | undefined> => {
  const { person } = await browser.ask<Me>('GET', '/api/me')
  const members = await facilitator.ask<Member[]>('GET', `/api/boards/${boardId}/members`)
  return members.find(({ personId }) => personId === person.id)
}

test('AC16: a seat says who sits there; without a session or a membership there is none', async () => {
  const seat = await open(member)
  const { person } = await member.ask<Me>('GET', '/api/me')
  expect(seat.current()).toEqual({
    personId: person.id,
    name: 'Гост (member)',
    role: 'member',
    organisationId: 'inst-rzi',
  })
  expect(await deployment.seats.open(deployment.browser().headers, boardId)).toBe('signedOut')
  expect(await deployment.seats.open(member.headers, asId('no-such-board'))).toBe('notMember')
})

test('AC16: a new role reaches an open seat in the same moment', async () => {
  const seat = await open(member)
  const counter = countChanges(seat)
  const found = await membershipOf(member)
  const next = { role: 'observer', organisationId: null }
  await facilitator.ask('PATCH', `/api/boards/${boardId}/members/${found?.id}`, next)
  expect(seat.current()).toMatchObject(next)
  expect(counter.changes).toBe(1)
})

test('AC16: removal and signing out take an open seat away, and nobody else’s', async () => {
  const theirs = await open(member)
  const own = await open(facilitator)
  const found = await membershipOf(member)
  await facilitator.ask('DELETE', `/api/boards/${boardId}/members/${found?.id}`)
  expect(theirs.current()).toBeNull()
  expect(own.current()).not.toBeNull()
  expect(await deployment.seats.open(member.headers, boardId)).toBe('notMember')
  await facilitator.ask('POST', '/api/sign-out')
  expect(own.current()).toBeNull()
})

test('AC16: joining another organisation moves an open seat along and keeps it open under the new session', async () => {
  const seat = await open(member)
  const { code } = await facilitator.ask<{ code: string }>(
    'POST',
    `/api/boards/${boardId}/room-code`,
  )
  await member.ask('POST', '/api/join', {
    key: { code },
    organisationId: 'ngo-21',
    name: 'Ново име',
    person: 'same',
    seat: 'change',
  })
  expect(seat.current()).toMatchObject({
    name: 'Ново име',
    organisationId: 'ngo-21',
    role: 'member',
  })
  await member.ask('POST', '/api/sign-out')
  expect(seat.current()).toBeNull()
})

test('AC16: a released seat hears nothing any more', async () => {
  const seat = await open(member)
  const counter = countChanges(seat)
  seat.release()
  await member.ask('POST', '/api/sign-out')
  expect(counter.changes).toBe(0)
})

const found: SeatRow = {
  membershipId: asId('m'),
  name: 'П',
  role: 'member',
  organisationId: asId('o'),
  isArchived: false,
}
/** Seats over a store of one person, on a clock that stands still. `read` is what has to be waited for. */
const createFor = (
  clock: { now: number },
  {
    peek,
    read,
    findSeat = () => Promise.resolve(found),
  }: Partial<Pick<Sessions, 'peek' | 'read'> & Pick<AdmissionReads, 'findSeat'>>,
) =>
  createSeats({
    sessions: {
      peek: peek ?? (() => Promise.resolve(null)),
      read: read ?? (() => Promise.reject(new Error('nobody should have to wait'))),
    },
    admission: { findSeat },
    lastSeen: { mark: () => {} },
    now: () => clock.now,
  })
const signedIn = (expiresAt: number) => ({
  id: asId<SessionId>('s'),
  personId: asId<PersonId>('p'),
  expiresAt,
})

test('AC16: a seat ends when its session runs out', async () => {
  const clock = { now: 1_000_000 }
  const expiresAt = clock.now + 1_000
  const seat = await createFor(clock, { peek: async () => signedIn(expiresAt) }).open(
    new Headers(),
    asId('b'),
  )
  if (typeof seat === 'string') throw new Error(seat)
  clock.now += 999
  expect(seat.current()).not.toBeNull()
  clock.now += 1
  expect(seat.current()).toBeNull()
})

test('AC16: a sign-out that happens while a seat is being opened is not missed', async () => {
  let reads = 0
  const read = async () => {
    if (reads++ > 0) return { session: null, setCookie: [] }
    // The session was read; now it ends, before the seat is handed out.
    seats.sessionEnded(asId('s'))
    return { session: signedIn(1_000), setCookie: [] }
  }
  const seats = createFor({ now: 0 }, { read })
  expect(await seats.open(new Headers(), asId('b'))).toBe('signedOut')
  expect(reads).toBe(2)
})

/** Opens a seat whose store answers with what was true before `happen`, and afterwards with `then`. */
const openWhile = async (happen: (seats: Seats) => void, then: SeatRow | null) => {
  const held = Promise.withResolvers<SeatRow | null>()
  let asked = 0
  const seats = createFor(
    { now: 0 },
    {
      peek: async () => signedIn(1_000),
      findSeat: () => (asked++ === 0 ? held.promise : Promise.resolve(then)),
    },
  )
  const opening = seats.open(new Headers(), asId('b'))
  await vi.waitFor(() => expect(asked).toBe(1))
  happen(seats)
  held.resolve(found)
  const seat = await opening
  return { asked, seat: typeof seat === 'string' ? seat : seat.current() }
}

test('AC16: what happens while the store is being asked for a seat is not missed', async () => {
  const [boardId, personId] = [asId<BoardId>('b'), asId<PersonId>('p')]
  const removed = await openWhile((seats) => seats.membershipChanged(boardId, personId, null), null)
  expect(removed).toEqual({ asked: 2, seat: 'notMember' })
  const next = { role: 'observer', organisationId: null } as const
  const changed = await openWhile((seats) => seats.membershipChanged(boardId, personId, next), {
    ...found,
    ...next,
  })
  expect(changed).toMatchObject({ asked: 2, seat: next })
  const archived = await openWhile((seats) => seats.boardArchived(boardId, true), {
    ...found,
    isArchived: true,
  })
  expect(archived).toMatchObject({ asked: 2, seat: { role: 'observer' } })
  const renamed = await openWhile((seats) => seats.personRenamed(personId, 'Н'), {
    ...found,
    name: 'Н',
  })
  expect(renamed).toMatchObject({ asked: 2, seat: { name: 'Н' } })
})

test('AC16: what happens to others does not make the store be asked again', async () => {
  const [other, board] = [asId<PersonId>('q'), asId<BoardId>('c')]
  const opened = await openWhile((seats) => {
    seats.membershipChanged(asId('b'), other, null)
    seats.membershipChanged(board, asId('p'), null)
    seats.boardArchived(board, true)
    seats.personRenamed(other, 'Н')
    seats.sessionEnded(asId('t'))
  }, null)
  expect(opened).toMatchObject({ asked: 1, seat: { role: 'member', name: 'П' } })
})

test('AC16: somebody who is removed, or signs out, between the look at their seat and its answer comes in nowhere', async () => {
  const { admission } = deployment.store
  const { findSeat } = admission
  const comesInWhile = async (happen: () => Promise<unknown>) => {
    const [looked, happened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    admission.findSeat = async (...asked) => {
      const answer = await findSeat(...asked)
      looked.resolve()
      await happened.promise
      return answer
    }
    const { headers } = member
    const opening = deployment.seats.open(headers, boardId)
    await looked.promise
    await happen()
    happened.resolve()
    return opening
  }
  const held = await membershipOf(member)
  const path = `/api/boards/${boardId}/members/${held?.id}`
  expect(await comesInWhile(() => facilitator.ask('DELETE', path))).toBe('notMember')
  member = await joinAs({ deployment, facilitator, boardId }, 'member')
  expect(await comesInWhile(() => member.ask('POST', '/api/sign-out'))).toBe('signedOut')
})

test('AC16: a removal is seen from the moment of its commit, told or not', async () => {
  const seat = await open(member)
  const held = await membershipOf(member)
  const opening = deployment.seats.open(member.headers, boardId)
  // Straight in the store: nobody tells the seats.
  await deployment.store.memberships.remove(boardId, asId(held?.id ?? ''))
  expect(await opening).not.toBe('notMember')
  expect(await deployment.seats.open(member.headers, boardId)).toBe('notMember')
  expect(seat.current()).not.toBeNull()
})

test('AC16: who was here last is written in the end', async () => {
  const before = await membershipOf(member)
  expect(before?.lastSeenAt).toBeNull()
  const seat = await open(member)
  seat.release()
  await deployment.store.lastSeen.flush()
  const after = await membershipOf(member)
  expect(Math.abs((after?.lastSeenAt ?? 0) - Date.now())).toBeLessThan(10_000)
})
