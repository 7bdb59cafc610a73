import type { Me } from '@sedyanka/shared/wire/api.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'
import { Hono } from 'hono'
import { isSharedComputer, sharedCookie } from '../accounts/shared-computer.ts'
import type { HttpDeps } from './deps.ts'
import { HttpFault } from './http-fault.ts'
import { signedIn } from './authorise.ts'

/** Who a person is and at which boards they sit. */
export const readMe = async (
  { store }: Pick<HttpDeps, 'store'>,
  personId: PersonId,
): Promise<Me> => {
  const [person, memberships] = await Promise.all([
    store.people.find(personId),
    store.memberships.ofPerson(personId),
  ])
  if (!person) throw new HttpFault('signedOut')
  return {
    person: { id: person.id, name: person.name },
    mayCreateBoards: person.mayCreateBoards,
    boards: memberships.map(({ boardId, title, demo, role, organisationId, archivedAt }) => ({
      id: boardId,
      title,
      demo,
      role,
      organisationId,
      archivedAt,
    })),
  }
}

/** GET /me, POST /sign-out */
export const meRoutes = (deps: HttpDeps) =>
  new Hono()
    .get('/me', signedIn(deps), async (c) => c.json(await readMe(deps, c.get('session').personId)))
    .post('/sign-out', async (c) => {
      const { ended, setCookie } = await deps.sessions.end(c.req.raw.headers)
      if (isSharedComputer(c.req.raw.headers))
        setCookie.push(sharedCookie(false, deps.sessions.isSecure))
      if (ended) deps.seats.sessionEnded(ended)
      for (const cookie of setCookie) c.header('set-cookie', cookie, { append: true })
      // The page wipes its copies itself; this is for browsers where it could not list them. Cookies are ours to end.
      c.header('clear-site-data', '"storage"')
      return c.json({ ok: true })
    })
