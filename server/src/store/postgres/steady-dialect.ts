import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { asStorageError, durably, isCut } from './connection.ts'

const isReading = (sql: string): boolean => /^\s*select\b/i.test(sql)
const begin = `begin; select ${durably}`

const fail = (error: unknown): never => {
  throw asStorageError(error)
}

/**
 * One of the pool's connections, lent for a transaction or a statement. What is written alone is a transaction, too: its
 * commit is on disk when it is answered.
 */
class SteadyConnection implements DatabaseConnection {
  readonly #pool: pg.Pool
  #client: pg.PoolClient
  #isInTransaction = false
  /** Why nothing can be asked of it any more. */
  #failure: { error: unknown } | null = null

  private constructor(pool: pg.Pool, client: pg.PoolClient) {
    this.#pool = pool
    this.#client = client
  }
  static async take(pool: pg.Pool): Promise<SteadyConnection> {
    return new SteadyConnection(pool, await pool.connect().catch(fail))
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#isInTransaction) return this.#ask<R>(sql, parameters)
    if (isReading(sql)) return this.#askAgain(() => this.#ask<R>(sql, parameters))
    await this.begin()
    try {
      const result = await this.#ask<R>(sql, parameters)
      await this.commit()
      return result
    } catch (error) {
      await this.rollback()
      throw error
    }
  }

  /** Never throws: the first statement does. */
  async begin(): Promise<void> {
    this.#isInTransaction = true
    await this.#askAgain(() => this.#ask(begin, [])).catch((error: unknown) => {
      this.#failure ??= { error }
    })
  }
  async commit(): Promise<void> {
    await this.#ask('commit', [])
    this.#isInTransaction = false
  }
  /** Never throws: why it failed is told already. */
  async rollback(): Promise<void> {
    await this.#ask('rollback', []).catch(() => undefined)
    this.#isInTransaction = false
  }
  release(): void {
    // In the middle of whatever it is: nobody has to find out.
    this.#client.release(this.#failure !== null || this.#isInTransaction)
  }

  // oxlint-disable-next-line require-yield -- nobody streams here
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('rows are not streamed')
  }

  async #ask<R>(sql: string, parameters: readonly unknown[]): Promise<QueryResult<R>> {
    if (this.#failure) throw this.#failure.error
    try {
      const { rows, rowCount } = await this.#client.query(sql, [...parameters])
      return { rows: rows ?? [], numAffectedRows: BigInt(rowCount ?? 0) }
    } catch (error) {
      if (!isCut(error)) throw error
      this.#failure = { error: asStorageError(error) }
      throw this.#failure.error
    }
  }

  /** A connection that was cut while it lay in the pool is replaced: nothing was asked of it. */
  async #askAgain<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask()
    } catch (error) {
      if (!this.#failure) throw error
      this.#client.release(true)
      this.#client = await this.#pool.connect().catch(fail)
      this.#failure = null
      return ask()
    }
  }
}

/**
 * Neither the beginning nor the end of a transaction ever throws at Kysely: it would keep the connection, and in the end
 * the pool would have none to lend.
 */
class SteadyDriver implements Driver {
  readonly #pool: pg.Pool
  constructor(pool: pg.Pool) {
    this.#pool = pool
  }
  async init(): Promise<void> {}
  acquireConnection(): Promise<SteadyConnection> {
    return SteadyConnection.take(this.#pool)
  }
  beginTransaction(connection: SteadyConnection): Promise<void> {
    return connection.begin()
  }
  commitTransaction(connection: SteadyConnection): Promise<void> {
    return connection.commit()
  }
  rollbackTransaction(connection: SteadyConnection): Promise<void> {
    return connection.rollback()
  }
  async releaseConnection(connection: SteadyConnection): Promise<void> {
    connection.release()
  }
  destroy(): Promise<void> {
    return this.#pool.end()
  }
}

/** PostgreSQL over a pool, for as long as the process lives: whatever becomes of the database meanwhile. */
export class SteadyDialect implements Dialect {
  readonly #pool: pg.Pool
  constructor(pool: pg.Pool) {
    this.#pool = pool
  }
  createDriver(): Driver {
    return new SteadyDriver(this.#pool)
  }
  createAdapter(): PostgresAdapter {
    return new PostgresAdapter()
  }
  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler()
  }
  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new PostgresIntrospector(db)
  }
}
