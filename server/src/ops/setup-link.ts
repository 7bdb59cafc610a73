import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { hashToken, makeToken } from '../accounts/token.ts'
import { countSteps } from '../store/file/migrate.ts'
import { openDatabase } from '../store/file/open-database.ts'
import { placeOf } from '../store/postgres/place-of.ts'
import { operatorLink, operatorPageLink, writeOperatorLink } from '../store/tables/operator-link.ts'
import { OpsError } from './ops-error.ts'

/** Long enough to send it to somebody, too short to be forgotten in a mailbox. */
const lifetime = 24 * 60 * 60 * 1000

const makeLink = (now: number): { token: string; setting: string } => {
  const token = makeToken()
  return {
    token,
    setting: writeOperatorLink({ tokenHash: hashToken(token), expiresAt: now + lifetime }),
  }
}
const nobodyYet = 'Nobody has come in yet: the server prints the set-up link at its start'

/** What a link opens: the setting that holds it, and whether somebody must have come in before. */
interface Kind {
  setting: string
  needsFounder: boolean
}
const ofSetup: Kind = { setting: operatorLink, needsFounder: true }
const ofPage: Kind = { setting: operatorPageLink, needsFounder: false }

const makeLinkIn = (dataDir: string, kind: Kind, now: number): string => {
  const file = join(dataDir, 'sedyanka.db')
  if (!existsSync(file)) throw new OpsError(`DATA_DIR holds no database: ${dataDir}`)
  const database = openDatabase(file)
  try {
    if (countSteps(database) === 0) throw new OpsError(`${file} is no database of Sedyanka`)
    if (
      kind.needsFounder &&
      !database.prepare('select 1 from person where may_create_boards').get()
    )
      throw new OpsError(nobodyYet)
    const { token, setting } = makeLink(now)
    database
      .prepare('insert or replace into setting (name, value) values (?, ?)')
      .run(kind.setting, setting)
    return token
  } finally {
    database.close()
  }
}

const makeLinkInPostgres = async (
  databaseUrl: string,
  kind: Kind,
  now: number,
): Promise<string> => {
  const { withPostgres } = await import('../store/postgres/open-database.ts')
  const { isUpToDate } = await import('../store/postgres/migrate.ts')
  return withPostgres(databaseUrl, async (client) => {
    if (!(await isUpToDate(client)))
      throw new OpsError(
        `${placeOf(databaseUrl)} was not yet opened by this version: start the server once, it brings it up to date`,
      )
    if (kind.needsFounder) {
      const founder = await client.query('select 1 from person where may_create_boards limit 1')
      if (founder.rowCount === 0) throw new OpsError(nobodyYet)
    }
    const { token, setting } = makeLink(now)
    await client.query(
      'insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
      [kind.setting, setting],
    )
    return token
  })
}

/**
 * Makes a link that lets the founder in again, once, in whatever browser opens it, and answers with its token; an earlier
 * one dies. For a server that runs as well as for a stopped one. Whoever may run this can read all the data anyway.
 * Throws `OpsError`.
 */
export const makeSetupLink = (dataDir: string, now: number = wallNow()): string =>
  makeLinkIn(dataDir, ofSetup, now)

/** The same in a PostgreSQL database. Rejects with an `OpsError`, or with a `StartError` when it cannot be used. */
export const makeSetupLinkIn = (databaseUrl: string, now: number = wallNow()): Promise<string> =>
  makeLinkInPostgres(databaseUrl, ofSetup, now)

/** Makes a link to the operator's page, which works once; otherwise as `makeSetupLink`. */
export const makeOperatorLink = (dataDir: string, now: number = wallNow()): string =>
  makeLinkIn(dataDir, ofPage, now)

/** The same in a PostgreSQL database, as `makeSetupLinkIn`. */
export const makeOperatorLinkIn = (databaseUrl: string, now: number = wallNow()): Promise<string> =>
  makeLinkInPostgres(databaseUrl, ofPage, now)
