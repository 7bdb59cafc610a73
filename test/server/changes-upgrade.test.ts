import { loadMigrations, migrationNames } from '@sedyanka/server/store/migrations/list.ts'
import { openDatabase } from '@sedyanka/server/store/file/open-database.ts'
import { openOrm } from '@sedyanka/server/store/file/open-orm.ts'
import { createChanges } from '@sedyanka/server/store/tables/changes.ts'
import { erased } from '@sedyanka/shared/wire/history.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('CH17: a record of the first kind is read as before, and its numbers go on', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sedyanka-changes-'))
  const database = openDatabase(join(dataDir, 'sedyanka.db'))
  const orm = await openOrm(database)
  const steps = await loadMigrations()
  const run = async (from: number, to: number): Promise<void> => {
    for (const { class: Step } of steps.slice(from, to)) {
      const step = new Step(orm.em.getDriver(), orm.config)
      await step.up?.()
      for (const query of step.getQueries?.() ?? []) database.exec(String(query))
    }
  }
  const before = migrationNames.indexOf('m0008-change-actors')
  await run(0, before)
  database.exec(`
    insert into person (id, name, created_at, updated_at) values ('p-1', 'Мария', '1', '1');
    insert into board (id, title, template_id, demo, created_at) values ('b1', 'Табло', 'general', 0, 1);
    insert into document (id, room, board_id, epoch, schema_version, log_start, created_at)
      values (7, 'board:b1', 'b1', 'e', 2, 0, 1)`)
  const add = database.prepare(
    `insert into change (document_id, at, person_id, organisation_id, channel, collection, row_id, kind, plain, texts)
      values (7, ?, ?, ?, ?, 'needs', 'n1', ?, ?, ?)`,
  )
  const born = {
    id: [null, 'n1'],
    title: [null, 'Одеяла „топли“'],
    quantity: [null, 40],
    tags: [null, ['a', null]],
    isOpen: [null, true],
    note: [erased, erased],
  }
  add.run(1, 'p-1', 'org-a', 'page', 'created', JSON.stringify(born), '{"text":[3,0]}')
  add.run(2, 'p-1', 'org-a', 'page', 'changed', '{"quantity":[40,30]}', null)
  add.run(3, null, null, 'server', 'changed', '{"quantity":[30,null]}', null)
  add.run(4, 'p-1', null, 'page', 'changed', null, '{"text":[1,1]}')
  database.exec('delete from change where seq = 4')
  await run(before, before + 1)
  const changes = createChanges(() => orm.em.fork())
  const { id: _, ...told } = born
  expect(await changes.since(0, { limit: 10 })).toMatchObject([
    {
      seq: 1,
      at: 1,
      room: 'board:b1',
      personId: 'p-1',
      personName: 'Мария',
      organisationId: 'org-a',
      kind: 'created',
      values: told,
      texts: { text: [3, 0] },
    },
    { seq: 2, channel: 'page', values: { quantity: [40, 30] } },
    { seq: 3, personId: null, personName: null, channel: 'server', kind: 'changed' },
  ])
  database.exec(
    `insert into change (document_id, actor_id, at, collection, row_id, kind) values (7, 1, 5, 'needs', 'n1', 'erased')`,
  )
  expect(await changes.newest()).toBe(5)
  await orm.close()
  rmSync(dataDir, { recursive: true })
})
