import { MikroORM } from '@mikro-orm/postgresql'
import { entities } from '../entities/list.ts'
import { openPool } from './connection.ts'
import { placeOf } from './place-of.ts'
import { SteadyDialect } from './steady-dialect.ts'

/** Transactions and reads at once; those that wait for a board's row hold one each. */
const connections = 10

/** The ORM over PostgreSQL; the tables are there already. Closing it closes its connections. */
export const openPostgresOrm = (url: string): Promise<MikroORM> =>
  MikroORM.init({
    entities,
    // Asked for, but nothing is reached by it: the dialect has its connections.
    dbName: placeOf(url),
    driverOptions: new SteadyDialect(openPool(url, connections)),
    // It is there, with its tables.
    ensureDatabase: false,
    // Every caller forks: two requests never see each other's half-changed entities.
    allowGlobalContext: false,
    // Standard output belongs to the two lines of the start; faults are thrown.
    logger: () => {},
  })
