import type { ClientBase } from 'pg'
import { durably } from './connection.ts'
import { withPostgres } from './open-database.ts'

/**
 * Does something in one transaction of a connection of its own: all of it, on disk when this resolves, or nothing. Throws
 * `StartError` as `withPostgres` does.
 */
export const alone = <T>(url: string, work: (client: ClientBase) => Promise<T>): Promise<T> =>
  withPostgres(url, async (client) => {
    // A connection that ends without a commit takes everything back.
    await client.query('begin')
    await client.query(`select ${durably}`)
    const outcome = await work(client)
    await client.query('commit')
    return outcome
  })
