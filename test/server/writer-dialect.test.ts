import type { PersonId } from '@sedyanka/shared/ids.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPeople } from '@sedyanka/server/store/tables/people.ts'
import { migrate } from '@sedyanka/server/store/file/migrate.ts'
import { openDatabase } from '@sedyanka/server/store/file/open-database.ts'
import { openOrm } from '@sedyanka/server/store/file/open-orm.ts'
import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

/** Whether SQLite has ended the transaction by itself when the statement failed, as it does when a disk is full. */
const ends = [false, true]
const codes = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_READONLY', 'SQLITE_CONSTRAINT_CHECK']
const statements = ['begin', 'select', 'insert', 'delete', 'commit']

const dataDir = mkdtempSync(join(tmpdir(), 'sedyanka-writer-'))
let database: Database.Database
let people: ReturnType<typeof createPeople>
let close: () => Promise<void>
/** The statement of this kind, of all that are prepared next, fails. */
let fault: { statement: string; code: string; isEnded: boolean } | null = null

beforeAll(async () => {
  database = openDatabase(join(dataDir, 'sedyanka.db'))
  const orm = await openOrm(database)
  await migrate(orm, database, () => {})
  close = () => orm.close()
  people = createPeople(() => orm.em.fork())
  const prepare = database.prepare.bind(database) as (sql: string) => Database.Statement
  database.prepare = ((sql: string) => {
    const failing = fault
    if (!failing || !sql.toLowerCase().startsWith(failing.statement)) return prepare(sql)
    const fail = () => {
      if (failing.isEnded && database.inTransaction) database.exec('rollback')
      throw Object.assign(new Error('injected'), { code: failing.code })
    }
    return { reader: failing.statement === 'select', run: fail, all: fail }
  }) as typeof database.prepare
})
afterAll(async () => {
  await close()
  rmSync(dataDir, { recursive: true, force: true })
})

const work = async (token: PersonId) => {
  await people.setSetupToken(token)
  await people.hasFounder()
  return people.createFounder({ id: token, name: 'П' }, token)
}
const founders = () => database.prepare('select id from person').pluck().all()

describe.each(codes)('ST20: %s', (code) => {
  describe.each(ends)('the transaction ended by SQLite itself: %s', (isEnded) => {
    test.each(statements)('at %s: the connection is free again', async (statement) => {
      const before = founders()
      const token = `${code}-${isEnded}-${statement}`
      fault = { statement, code, isEnded }
      await expect(people.setSetupToken(token).then(() => work(asId(token)))).rejects.toMatchObject(
        {
          code,
        },
      )
      fault = null
      expect(database.inTransaction).toBe(false)
      expect(founders()).toEqual(before)
      expect(await work(asId(`${token}-after`))).toBe(true)
    })
  })
})
