import { openPostgresAdmission } from '@sedyanka/server/store/postgres/admission-reads.ts'
import { openPostgresOrm } from '@sedyanka/server/store/postgres/open-postgres-orm.ts'
import { inTransaction } from '@sedyanka/server/store/tables/in-transaction.ts'
import { SettingEntity } from '@sedyanka/server/store/entities/setting.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { atOnce } from '../support/contracts/stored-rows.ts'
import { errorOf, openBoard, openDeployment } from '../support/deployment.ts'
import { prepare, refuseWrites, takeWrites } from '../support/postgres-store.ts'
import { makeDatabase, type TestDatabase } from '../support/postgres.ts'
import { openTcpProxy } from '../support/tcp-proxy.ts'

let database: TestDatabase
let orm: Awaited<ReturnType<typeof openPostgresOrm>>
beforeEach(async () => {
  database = await makeDatabase(prepare)
  orm = await openPostgresOrm(database.url)
})
afterEach(async () => {
  await orm.close()
  await database[Symbol.asyncDispose]()
})
const fork = () => orm.em.fork()
/** Ends every connection but this one, as an administrator or a fail-over does. */
const cutAll = () =>
  database.ask(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`,
  )
/** Writes a setting; with `cut` the connection is gone before the commit. */
const write = (name: string, cut = false) =>
  inTransaction(fork, async (em) => {
    await em.upsert(SettingEntity, { name, value: name })
    if (cut) await cutAll()
  })
const names = async () => (await fork().find(SettingEntity, {})).map(({ name }) => name).toSorted()

test('ST49: transactions whose connection is cut fail, keep nothing, and leave all connections to those behind them', async () => {
  for (let round = 0; round < 12; round++)
    await expect(write(`lost ${round}`, true)).rejects.toThrow()
  const { failed } = await atOnce(30, (index) => write(String(index).padStart(2, '0')))
  expect(failed).toBe(0)
  expect(await names()).toEqual(
    Array.from({ length: 30 }, (_, index) => String(index).padStart(2, '0')),
  )
})

test('ST49: whoever asks after all connections were cut while nobody used them is answered, reading or writing', async () => {
  const admission = openPostgresAdmission(database.url)
  const ask = (index: number): Promise<unknown> =>
    [
      () => names(),
      () => write(`in a transaction ${index}`),
      () => fork().upsert(SettingEntity, { name: `alone ${index}`, value: '' }),
      () => admission.boardOf('board:b'),
    ][index % 4]?.() ?? Promise.resolve()
  for (let round = 0; round < 3; round++) {
    const { failed } = await atOnce(20, ask)
    expect(failed).toBe(0)
    await cutAll()
  }
  await admission.close()
})

test('ST50: what is written alone or in a transaction is on disk when it is answered, whatever the settings say', async () => {
  await database.ask(
    `do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
  )
  await database.ask(`create function note() returns trigger language plpgsql as
    $$ begin new.value = current_setting('synchronous_commit'); return new; end $$`)
  await database.ask(
    'create trigger noted before insert on setting for each row execute function note()',
  )
  await orm.close()
  orm = await openPostgresOrm(database.url)
  await write('in a transaction')
  await fork().nativeDelete(SettingEntity, { name: 'none' })
  await fork().upsert(SettingEntity, { name: 'alone', value: '' })
  await fork()
    .getKysely<{ setting: { name: string; value: string } }>()
    .insertInto('setting')
    .values({ name: 'by the other library', value: '' })
    .execute()
  const found = await database.ask<{ value: string }>('select value from setting')
  expect(found.map(({ value }) => value)).toEqual(['on', 'on', 'on'])
})

test('ST51: while the database is away or takes nothing, whoever asks for something is told that it cannot be stored, and afterwards it can', async () => {
  const proxy = await openTcpProxy(Number(new URL(database.url).port))
  await using deployment = await openDeployment({ store: 'postgres', by: proxy.route })
  const { facilitator, boardId } = await openBoard(deployment)
  const makeCode = () => facilitator.send('POST', `/api/boards/${boardId}/room-code`)
  const { database: full } = deployment
  await full?.ask(refuseWrites)
  const refused = await makeCode()
  expect([refused.status, errorOf(refused)]).toEqual([503, 'storage'])
  await full?.ask(takeWrites)
  expect((await makeCode()).status).toBe(200)
  proxy.cut()
  for (let round = 0; round < 15; round++) {
    const refused = await makeCode()
    expect([refused.status, errorOf(refused)]).toEqual([503, 'storage'])
  }
  proxy.mend()
  expect((await makeCode()).status).toBe(200)
  await proxy[Symbol.asyncDispose]()
})
