import { BoardId } from '@sedyanka/shared/ids.ts'
import { createMiddleware } from 'hono/factory'
import type { Session } from '../accounts/sessions.ts'
import type { MembershipRecord } from '../store/tables/memberships.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { idIn } from './id-in.ts'

/** What the routes of one request know of who is asking. */
export interface MaybeSignedIn {
  Variables: { session: Session | null }
}
export interface SignedIn {
  Variables: { session: Session }
}
export interface AtBoard {
  Variables: { session: Session; membership: MembershipRecord }
}

/** Reads the cookie; renews it when it is due. */
export const readSession = ({ sessions }: Pick<HttpDeps, 'sessions'>) =>
  createMiddleware<MaybeSignedIn>(async (c, next) => {
    const { session, setCookie } = await sessions.read(c.req.raw.headers)
    // Before the route runs: a cookie that the route itself sets must come last, since the last one counts.
    for (const cookie of setCookie) c.header('set-cookie', cookie, { append: true })
    c.set('session', session)
    await next()
  })

/** Lets nobody through who has no session. */
export const signedIn = ({ sessions }: Pick<HttpDeps, 'sessions'>) =>
  createMiddleware<SignedIn>(async (c, next) => {
    const { session, setCookie } = await sessions.read(c.req.raw.headers)
    if (!session) throw new HttpFault('signedOut')
    for (const cookie of setCookie) c.header('set-cookie', cookie, { append: true })
    c.set('session', session)
    await next()
  })

const reads = new Set(['GET', 'HEAD'])

/**
 * Lets nobody through who has no seat at the board of the path: for them there is no such board. Of an archived board
 * nothing is changed, but by the routes that are made for it (`evenArchived`).
 */
export const atBoard = ({ store }: Pick<HttpDeps, 'store'>, how?: 'evenArchived') =>
  createMiddleware<AtBoard>(async (c, next) => {
    const boardId = idIn(BoardId, c.req.param('boardId'))
    const membership = await store.memberships.find(boardId, c.get('session').personId)
    if (!membership)
      throw new HttpFault((await store.boards.wasDeleted(boardId)) ? 'boardDeleted' : 'notFound')
    if (how !== 'evenArchived' && !reads.has(c.req.method)) {
      const board = await store.boards.find(boardId)
      if (board?.archivedAt) throw new HttpFault('archived')
    }
    c.set('membership', membership)
    await next()
  })

/** Lets only facilitators of the board through. */
export const facilitatorsOnly = createMiddleware<AtBoard>(async (c, next) => {
  if (c.get('membership').role !== 'facilitator') throw new HttpFault('forbidden')
  await next()
})
