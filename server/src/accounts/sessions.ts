import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { BetterAuthOptions } from 'better-auth'
import { betterAuth } from 'better-auth/minimal'
import { type CookieOptions, serialize, serializeSigned } from 'hono/utils/cookie'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { type PersonId, type SessionId, makeId } from '@sedyanka/shared/ids.ts'
import type { AdmissionReads } from '../store/tables/admission-reads.ts'
import type { SessionTable } from '../store/tables/session-table.ts'
import { hashSessionTokens } from './hash-session-tokens.ts'
import { isSharedComputer, untilBrowserCloses } from './shared-computer.ts'
import { readSignedCookie } from './signed-cookie.ts'
import { hashToken } from './token.ts'

const day = 24 * 60 * 60
/** A session ends this many seconds after its last use … */
const slidingLifetime = 30 * day
/** … and this many milliseconds after it began, used or not. */
const absoluteLifetime = 90 * day * 1000

/** Who is signed in in a browser. */
export interface Session {
  id: SessionId
  personId: PersonId
  /** Epoch ms; later when the browser comes back before it. */
  expiresAt: number
}
export interface Sessions {
  /**
   * The session of a request's cookie, after one look into the store, when nothing is to be done about it. Null when
   * `read` must decide: there is none, it is due to be renewed, or it is over.
   */
  peek(headers: Headers): Promise<Session | null>
  /** The session of a request's cookie, renewed when it is a day old; null when there is none. `setCookie` goes into the answer. */
  read(headers: Headers): Promise<{ session: Session | null; setCookie: string[] }>
  /**
   * Signs a person in, in place of the session the request came with; on a shared computer until the browser is closed.
   * `ended` is that one's id.
   */
  open(
    personId: PersonId,
    headers: Headers,
    isShared?: boolean,
  ): Promise<{ session: Session; ended: SessionId | null; setCookie: string[] }>
  /** Signs out; answers with the id of the ended session. */
  end(headers: Headers): Promise<{ ended: SessionId | null; setCookie: string[] }>
  /** Cookies travel over TLS only. */
  readonly isSecure: boolean
}

/**
 * Sessions on better-auth, over the ORM's connection. Nobody signs in with an e-mail or a password: whoever came in by a
 * link or a code gets a session from its adapter. None of better-auth's own routes is mounted.
 */
export const createSessions = ({
  table,
  admission,
  secret,
  publicUrl,
}: {
  table: SessionTable
  admission: Pick<AdmissionReads, 'findSession'>
  secret: string
  publicUrl: string | null
}): Sessions => {
  const isSecure = publicUrl?.startsWith('https://') ?? false
  const cookieName = isSecure ? '__Host-sedyanka' : 'sedyanka'
  const attributes: CookieOptions = { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' }
  const auth = betterAuth({
    // Only for links in e-mails and the like, of which there are none yet.
    baseURL: publicUrl ?? 'http://localhost',
    secret,
    database: (options: BetterAuthOptions) =>
      hashSessionTokens(kyselyAdapter(table.kysely, { type: 'sqlite' })(options)),
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: slidingLifetime,
      updateAge: day,
    },
    // Who came from which address with which browser is nobody's business.
    databaseHooks: {
      session: { create: { before: async () => ({ data: { ipAddress: '', userAgent: '' } }) } },
    },
    advanced: {
      database: { generateId: () => makeId() },
      ipAddress: { disableIpTracking: true },
      // `__Host-` binds the cookie to this host and to TLS; better-auth would say `__Secure-` by itself.
      useSecureCookies: false,
      cookies: {
        session_token: { name: cookieName, attributes },
      },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })

  const toSession = (found: { id: string; userId: string; expiresAt: Date | string }): Session => ({
    id: found.id as SessionId,
    personId: found.userId as PersonId,
    expiresAt: new Date(found.expiresAt).getTime(),
  })

  const tokenOf = (headers: Headers): string | null =>
    readSignedCookie(headers.get('cookie') ?? '', { name: cookieName, secret })

  /** Ends the session of a request's cookie; its id. */
  const endFormer = async (headers: Headers): Promise<SessionId | null> => {
    const token = tokenOf(headers)
    if (token === null) return null
    const { internalAdapter } = await auth.$context
    const found = await internalAdapter.findSession(token)
    await internalAdapter.deleteSession(token)
    return (found?.session.id ?? null) as SessionId | null
  }

  const peek: Sessions['peek'] = async (headers) => {
    const token = tokenOf(headers)
    const found = token === null ? null : await admission.findSession(hashToken(token))
    if (!found) return null
    const { id, personId, createdAt, expiresAt } = found
    const renewedAt = expiresAt - slidingLifetime * 1000
    const isFresh = wallNow() < renewedAt + day * 1000
    return isFresh && wallNow() < createdAt + absoluteLifetime ? { id, personId, expiresAt } : null
  }

  return {
    peek,
    read: async (headers) => {
      const session = await peek(headers)
      if (session) return { session, setCookie: [] }
      const { response, headers: answer } = await auth.api.getSession({
        headers,
        returnHeaders: true,
      })
      // A dead cookie is not cleared here: this answer may arrive after that of a join, which has just set a new one.
      if (!response) return { session: null, setCookie: [] }
      if (response.session.createdAt.getTime() + absoluteLifetime < wallNow()) {
        await endFormer(headers)
        return { session: null, setCookie: [] }
      }
      // Only our cookie: better-auth also clears caches that are not in use.
      const cookies = answer.getSetCookie().filter((one) => one.startsWith(`${cookieName}=`))
      return {
        session: toSession(response.session),
        setCookie: isSharedComputer(headers) ? cookies.map(untilBrowserCloses) : cookies,
      }
    },
    open: async (personId, headers, isShared = false) => {
      const { internalAdapter } = await auth.$context
      const session = await internalAdapter.createSession(personId)
      const ended = await endFormer(headers)
      const cookie = await serializeSigned(cookieName, session.token, secret, {
        ...attributes,
        ...(isShared ? {} : { maxAge: slidingLifetime }),
      })
      return { session: toSession(session), ended, setCookie: [cookie] }
    },
    end: async (headers) => ({
      ended: await endFormer(headers),
      setCookie: [serialize(cookieName, '', { ...attributes, maxAge: 0 })],
    }),
    isSecure,
  }
}
