import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeServer } from '@sedyanka/server/compose-server.ts'
import { createTakeSurvey } from '@sedyanka/server/ops/survey.ts'
import { openPostgresStore } from '@sedyanka/server/store/open-postgres-store.ts'
import { openStore, type Store } from '@sedyanka/server/store/open-store.ts'
import type { Log } from '@sedyanka/server/sync/ports.ts'
import type { ApiError, BoardSummary, NewInvitation } from '@sedyanka/shared/wire/api.ts'
import { type BoardId, type OrganisationId, boardRoom } from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import Database from 'better-sqlite3'
import { addNgos } from './add-ngos.ts'
import { asId } from './as-id.ts'
import { makeDataDir } from './empty-data-dir.ts'
import { prepare } from './postgres-store.ts'
import { makeDatabase, type TestDatabase } from './postgres.ts'

interface DeploymentOptions {
  publicUrl?: string | null
  trustProxy?: boolean
  /** A data directory that outlives the server; without it a fresh one is made, and removed at the end. */
  dataDir?: string
  /** False: what earlier versions left is not brought up to date. */
  upgrades?: boolean
  /** Where everything is kept, unless a data directory is given; left out, where `TEST_STORE` says. */
  store?: 'sqlite' | 'postgres'
  /** The way to PostgreSQL. */
  by?: (url: string) => string
}

/** What everything of a deployment is kept in; `database` where that is PostgreSQL. */
const openKept = async (
  dataDir: string,
  { log, isPostgres, by }: { log: Log; isPostgres: boolean; by: (url: string) => string },
): Promise<{ store: Store; database: TestDatabase | null }> => {
  if (!isPostgres) return { store: await openStore({ dataDir, log }), database: null }
  const database = await makeDatabase(prepare)
  return { store: await openPostgresStore({ url: by(database.url), log }), database }
}

/** One answer, its body read. */
export interface Answer {
  status: number
  headers: Headers
  body: unknown
}

/** A whole server on a data directory of its own, without a port: requests go straight into the app. */
export const openDeployment = async (options: DeploymentOptions = {}) => {
  const dataDir = options.dataDir ?? (await makeDataDir())
  const events: { event: string; values: Record<string, unknown> }[] = []
  const log: Log = (event, values) => events.push({ event, values: values ?? {} })
  const kind = options.store ?? process.env['TEST_STORE'] ?? 'sqlite'
  const isPostgres = options.dataDir === undefined && kind === 'postgres'
  const { store, database } = await openKept(dataDir, {
    log,
    isPostgres,
    by: options.by ?? ((url) => url),
  })
  const { publicUrl = null, trustProxy = false } = options
  const clientDir = join(dataDir, 'client')
  mkdirSync(join(clientDir, 'assets'), { recursive: true })
  writeFileSync(join(clientDir, 'index.html'), '<title>Седянка</title>')
  writeFileSync(join(clientDir, 'assets/main-3f2a.js'), 'export {}')
  const takeSurvey = createTakeSurvey({ dataDir, databaseUrl: database?.url ?? null })
  const parts = composeServer({ store, log, publicUrl, trustProxy, takeSurvey, clientDir })
  if (options.upgrades !== false) await parts.upgrade()
  parts.consequences.begin()
  const setupToken = (await parts.setup.begin()) ?? ''
  return {
    ...parts,
    store,
    database,
    /** Asks or changes what is kept, behind the server's back; each `?` is one of the values. Rows, if there are any. */
    tell: async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> => {
      let place = 0
      if (database)
        return database.ask<Row>(
          sql.replace(/\?/g, () => `$${++place}`),
          values,
        )
      const file = new Database(join(dataDir, 'sedyanka.db'), { timeout: 5_000 })
      try {
        const statement = file.prepare<unknown[], Row>(sql)
        if (statement.reader) return statement.all(...values)
        statement.run(...values)
        return []
      } finally {
        file.close()
      }
    },
    dataDir,
    events,
    setupToken,
    browser: (address?: string) => new TestBrowser(parts.app, { publicUrl, address }),
    async [Symbol.asyncDispose]() {
      parts.consequences.end()
      await parts.rooms.close()
      await parts.consequences.settled()
      await store.close()
      await database?.[Symbol.asyncDispose]()
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
export type Deployment = Awaited<ReturnType<typeof openDeployment>>

type App = Pick<ReturnType<typeof composeServer>['app'], 'request'>

/** Keeps its cookie and says where its page comes from, as a browser does. */
export class TestBrowser {
  cookie: string | null = null
  readonly #app: App
  readonly #origin: string
  readonly #address: string

  constructor(
    app: App,
    {
      publicUrl,
      address = '192.0.2.1',
    }: { publicUrl: string | null; address?: string | undefined },
  ) {
    this.#app = app
    this.#origin = publicUrl ?? 'http://localhost:3000'
    this.#address = address
  }

  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.sendWith({}, { method, path, body })
  }
  /** Sends it with headers that win over the browser's own; `text` is a body as it is, JSON or not. */
  async sendWith(
    extra: Record<string, string>,
    {
      method,
      path,
      body,
      text: written = body === undefined ? undefined : JSON.stringify(body),
    }: { method: string; path: string; body?: unknown; text?: string | undefined },
  ): Promise<Answer> {
    const headers = new Headers({ host: new URL(this.#origin).host })
    if (method !== 'GET') headers.set('origin', this.#origin)
    if (this.cookie) headers.set('cookie', this.cookie)
    if (written !== undefined) headers.set('content-type', 'application/json')
    for (const [name, value] of Object.entries(extra)) headers.set(name, value)
    const response = await this.#app.request(
      path,
      { method, headers, ...(written === undefined ? {} : { body: written }) },
      { incoming: { socket: { remoteAddress: this.#address } } },
    )
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      this.cookie = /max-age=0/i.test(cookie) ? null : pair
    }
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text,
    }
  }
  /** The bytes of a download. */
  async getBytes(path: string): Promise<Uint8Array> {
    const answer = await this.#app.request(
      path,
      { headers: { host: new URL(this.#origin).host, cookie: this.cookie ?? '' } },
      { incoming: { socket: { remoteAddress: this.#address } } },
    )
    return new Uint8Array(await answer.arrayBuffer())
  }
  get(path: string): Promise<Answer> {
    return this.send('GET', path)
  }
  post(path: string, body?: unknown): Promise<Answer> {
    return this.send('POST', path, body)
  }
  /** The answer's body when all went well; throws with the answer otherwise. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.send(method, path, body)
    if (answer.status >= 400)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }
  /** Headers of a request of this browser, for what is asked below HTTP. */
  get headers(): Headers {
    return new Headers(this.cookie ? { cookie: this.cookie } : {})
  }
}

export const errorOf = (answer: Answer): ApiError['error'] => (answer.body as ApiError).error

/** The first facilitator and a board with the 46 organisations. */
export const openBoard = async (
  deployment: Deployment,
): Promise<{ facilitator: TestBrowser; boardId: BoardId }> => {
  const facilitator = deployment.browser()
  await facilitator.ask('POST', '/api/setup', {
    token: deployment.setupToken,
    name: 'Мария Петрова',
  })
  const { id } = await facilitator.ask<{ id: BoardId }>('POST', '/api/boards', newBoard)
  await deployment.rooms.change(boardRoom(id), addNgos)
  return { facilitator, boardId: id }
}
export const newBoard = {
  title: 'Наводнение',
  templateId: 'naturalDisaster',
  withOrganisations: true,
}

/** Somebody who came to the board by a link of that role. */
export const joinAs = async (
  {
    facilitator,
    boardId,
    deployment,
  }: { facilitator: TestBrowser; boardId: BoardId; deployment: Deployment },
  role: Role,
  organisationId: OrganisationId | null = role === 'member' ? asId('inst-rzi') : null,
): Promise<TestBrowser> => {
  const link = await facilitator.ask<NewInvitation>('POST', `/api/boards/${boardId}/invitations`, {
    role,
    organisationId,
  })
  const browser = deployment.browser()
  await browser.ask<BoardSummary>('POST', '/api/join', {
    key: { token: link.token },
    organisationId,
    name: `Гост (${role})`,
  })
  return browser
}
