import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { aboutRoutes } from './about.ts'
import { answerError } from './answer-error.ts'
import { boardCareRoutes } from './board-care.ts'
import { formBytes, notAskedFor, refuseSize } from './body-sizes.ts'
import { boardRoutes } from './boards.ts'
import type { MembershipRecord } from '../store/tables/memberships.ts'
import type { HttpDeps } from './deps.ts'
import { healthRoutes } from './health.ts'
import { HttpFault } from './http-fault.ts'
import { inlineScripts } from './inline-scripts.ts'
import { invitationRoutes } from './invitations.ts'
import { joinRoutes } from './join.ts'
import { meRoutes } from './me.ts'
import { meetingRoutes } from './meetings.ts'
import { operatorRoutes } from './operator.ts'
import { organisationRoutes } from './organisations.ts'
import { plainPaths } from './plain-paths.ts'
import { memberRoutes } from './members.ts'
import { historyRoutes } from './history.ts'
import { metricsRoutes } from './metrics.ts'
import { minutesRoutes } from './minutes.ts'
import { roomCodeRoutes } from './room-code.ts'
import { securityHeaders } from './security-headers.ts'
import { setupRoutes } from './setup.ts'
import { soundAddress } from './sound-address.ts'
import { staticClient } from './static-client.ts'
import { syncSocket } from './sync-socket.ts'
import { syncStream } from './sync-stream.ts'
import { takeBackRoutes } from './take-back.ts'
import { waysInRoutes } from './ways-in.ts'
import type { AtBoard } from './authorise.ts'

const notFound = (): never => {
  throw new HttpFault('notFound')
}
const isSafe = (method: string): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/** The routes of the client, chained so that `Api` carries their types. */
const apiRoutes = (deps: HttpDeps) =>
  new Hono()
    .route('/', aboutRoutes(deps))
    .route('/', setupRoutes(deps))
    .route('/', operatorRoutes(deps))
    .route('/', meRoutes(deps))
    .route('/', joinRoutes(deps))
    .route('/boards', boardRoutes(deps))
    .route('/boards', boardCareRoutes(deps))
    .route('/boards', roomCodeRoutes(deps))
    .route('/boards', invitationRoutes(deps))
    .route('/boards', memberRoutes(deps))
    .route('/boards', takeBackRoutes(deps))
    .route('/boards', organisationRoutes(deps))
    .route('/boards', waysInRoutes(deps))
    .route('/boards', meetingRoutes(deps))
    .route('/boards', historyRoutes(deps))
    .route('/boards', minutesRoutes(deps))

/** For `hc<Api>('/')`: paths start with `/api`. */
export type Api = ReturnType<typeof mountApi>
const mountApi = (deps: HttpDeps) => new Hono().route('/api', apiRoutes(deps))

/** Everything that is answered over HTTP: the API, the upgrade to the sync protocol, health and the client's files. */
export const createApp = (deps: HttpDeps) => {
  const { rooms, seats, sessions, store, log, wires } = deps
  const { count } = deps.counts
  const sync = { rooms, seats, sessions, documents: store.documents, log, count, wires }
  const sameOriginChanges = createMiddleware(async (c, next) => {
    if (!isSafe(c.req.method) && !deps.origins.allowsChange(c.req.raw.headers))
      throw new HttpFault('forbidden')
    await next()
  })
  // Browsers send cookies with a WebSocket of any page, and no preflight asks first: only our own pages may open one.
  const sameOriginSockets = createMiddleware(async (c, next) => {
    if (!deps.origins.allows(c.req.raw.headers)) throw new HttpFault('forbidden')
    await next()
  })
  // The same for those who cannot have a WebSocket; a page's own event stream names no origin.
  const sameOriginLine = createMiddleware(async (c, next) => {
    if (!deps.origins.allowsChange(c.req.raw.headers)) throw new HttpFault('forbidden')
    await next()
  })
  // Where people of a board are, is its hall: the guessing of others costs it less.
  const noteHall = createMiddleware<AtBoard>(async (c, next) => {
    await next()
    const membership: MembershipRecord | undefined = c.get('membership')
    if (membership) deps.guessLimit.know(deps.clientAddress(c), membership.boardId)
  })
  const noStore = createMiddleware(async (c, next) => {
    c.header('cache-control', 'no-store')
    await next()
  })
  return new Hono()
    .use(securityHeaders(deps.publicUrl, inlineScripts(deps.clientDir)))
    .use(notAskedFor, soundAddress)
    .on('GET', ['/healthz', '/livez', '/readyz'], noStore)
    .route('/', healthRoutes(deps))
    .route('/', metricsRoutes(deps))
    .use(
      '/api/*',
      noStore,
      plainPaths,
      noteHall,
      sameOriginChanges,
      bodyLimit({ maxSize: formBytes, onError: refuseSize }),
    )
    .route('/', mountApi(deps))
    .all('/api/*', notFound)
    .use('/sync/*', plainPaths)
    .get('/sync/:room', sameOriginSockets, syncSocket(sync), notFound)
    .use('/sync/:room/*', noStore, sameOriginLine)
    .route('/sync', syncStream(sync))
    .all('/sync/*', notFound)
    .route('/', staticClient(deps.clientDir))
    .notFound(notFound)
    .onError(answerError(deps.log, deps.counts.count))
}
