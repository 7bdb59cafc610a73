import { createSessions } from '@sedyanka/server/accounts/sessions.ts'
import { hashToken } from '@sedyanka/server/accounts/token.ts'
import type { Store } from '@sedyanka/server/store/open-store.ts'
import type { PersonId, SessionId } from '@sedyanka/shared/ids.ts'

const secret = 'x'.repeat(32)

/** The sessions of a store, as a server has them: nothing else writes into their table. */
export const sessionsOf = (store: Store) =>
  createSessions({ table: store.sessions, admission: store.admission, secret, publicUrl: null })

/** Signs somebody in; `headers` are those of the browser's next requests. */
export const signIn = async (
  store: Store,
  personId: PersonId,
): Promise<{ id: SessionId; expiresAt: number; tokenHash: string; headers: Headers }> => {
  const { session, setCookie } = await sessionsOf(store).open(personId, new Headers())
  const [cookie = ''] = setCookie[0]?.split(';') ?? []
  const [token = ''] = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')
  const { id, expiresAt } = session
  return { id, expiresAt, tokenHash: hashToken(token), headers: new Headers({ cookie }) }
}
