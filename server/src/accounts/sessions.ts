import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { BetterAuthOptions } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie, deleteSessionCookie } from 'better-auth/cookies'
import { betterAuth } from 'better-auth/minimal'
import { wallNow } from '@sedyanka/shared/clocks.ts'
import { makeId } from '@sedyanka/shared/ids.ts'
import * as v from 'valibot'
import type { AdmissionReads } from '../store/admission-reads.ts'
import type { SessionTable } from '../store/session-table.ts'
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
  id: string
  personId: string
  /** Epoch ms; later when the browser comes back before it. */
  expiresAt: number
}
export interface Sessions {
  /**
   * The session of a request's cookie, answered at once, when nothing is to be done about it. Null when `read` must
   * decide: there is none, it is due to be renewed, or it is over.
   */
  peek(headers: Headers): Session | null
  /** The session of a request's cookie, renewed when it is a day old; null when there is none. `setCookie` goes into the answer. */
  read(headers: Headers): Promise<{ session: Session | null; setCookie: string[] }>
  /**
   * Signs a person in, in place of the session the request came with; on a shared computer until the browser is closed.
   * `ended` is that one's id.
   */
  open(
    personId: string,
    headers: Headers,
    isShared?: boolean,
  ): Promise<{ session: Session; ended: string | null; setCookie: string[] }>
  /** Signs out; answers with the id of the ended session. */
  end(headers: Headers): Promise<{ ended: string | null; setCookie: string[] }>
  /** Cookies travel over TLS only. */
  readonly isSecure: boolean
}

/**
 * Signing in without e-mail or password: whoever came in by a link or a code gets a session. These are server-side
 * calls only; none of better-auth's own routes is mounted.
 */
const seating = () => ({
  id: 'seating',
  endpoints: {
    openSession: createAuthEndpoint(
      '/seating/open',
      {
        method: 'POST',
        body: v.object({ personId: v.string() }),
        requireHeaders: true,
        metadata: { SERVER_ONLY: true },
      },
      async (ctx) => {
        const { adapter, internalAdapter, authCookies, secret } = ctx.context
        const former = await ctx.getSignedCookie(authCookies.sessionToken.name, secret)
        const ended = former ? await internalAdapter.findSession(former) : null
        const user = await adapter.findOne<
          { id: string; name: string; email: string } & Record<string, unknown>
        >({
          model: 'user',
          where: [{ field: 'id', value: ctx.body.personId }],
        })
        if (!user) throw new Error('no such person')
        const session = await internalAdapter.createSession(ctx.body.personId)
        if (former) await internalAdapter.deleteSession(former)
        await setSessionCookie(ctx, { session, user } as Parameters<typeof setSessionCookie>[1])
        return { session, ended: ended?.session.id ?? null }
      },
    ),
    endSession: createAuthEndpoint(
      '/seating/end',
      { method: 'POST', requireHeaders: true, metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const { internalAdapter, authCookies, secret } = ctx.context
        const token = await ctx.getSignedCookie(authCookies.sessionToken.name, secret)
        const ended = token ? await internalAdapter.findSession(token) : null
        if (token) await internalAdapter.deleteSession(token)
        deleteSessionCookie(ctx)
        return { ended: ended?.session.id ?? null }
      },
    ),
  },
})

/** Sessions on better-auth, over the ORM's connection. */
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
        session_token: {
          name: cookieName,
          attributes: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' },
        },
      },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [seating()],
  })

  const toSession = (found: { id: string; userId: string; expiresAt: Date | string }): Session => ({
    id: found.id,
    personId: found.userId,
    expiresAt: new Date(found.expiresAt).getTime(),
  })

  /** Only our cookie: better-auth also clears caches that are not in use. */
  const cookiesOf = (answer: Headers): string[] =>
    answer.getSetCookie().filter((cookie) => cookie.startsWith(`${cookieName}=`))

  const end: Sessions['end'] = async (headers) => {
    const { response, headers: answer } = await auth.api.endSession({
      headers,
      returnHeaders: true,
    })
    return { ended: response.ended, setCookie: cookiesOf(answer) }
  }

  const peek: Sessions['peek'] = (headers) => {
    const token = readSignedCookie(headers.get('cookie') ?? '', { name: cookieName, secret })
    const found = token === null ? null : admission.findSession(hashToken(token))
    if (!found) return null
    const { id, personId, createdAt, expiresAt } = found
    const renewedAt = expiresAt - slidingLifetime * 1000
    const isFresh = wallNow() < renewedAt + day * 1000
    return isFresh && wallNow() < createdAt + absoluteLifetime ? { id, personId, expiresAt } : null
  }

  return {
    peek,
    read: async (headers) => {
      const session = peek(headers)
      if (session) return { session, setCookie: [] }
      const { response, headers: answer } = await auth.api.getSession({
        headers,
        returnHeaders: true,
      })
      // A dead cookie is not cleared here: this answer may arrive after that of a join, which has just set a new one.
      if (!response) return { session: null, setCookie: [] }
      if (response.session.createdAt.getTime() + absoluteLifetime < wallNow()) {
        await end(headers)
        return { session: null, setCookie: [] }
      }
      const cookies = cookiesOf(answer)
      return {
        session: toSession(response.session),
        setCookie: isSharedComputer(headers) ? cookies.map(untilBrowserCloses) : cookies,
      }
    },
    open: async (personId, headers, isShared = false) => {
      const { response, headers: answer } = await auth.api.openSession({
        body: { personId },
        headers,
        returnHeaders: true,
      })
      return {
        session: toSession(response.session),
        ended: response.ended,
        setCookie: isShared ? cookiesOf(answer).map(untilBrowserCloses) : cookiesOf(answer),
      }
    },
    end,
    isSecure,
  }
}
