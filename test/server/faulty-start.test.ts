import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartError } from '@sedyanka/server/start-error.ts'
import { composeServer } from '@sedyanka/server/compose-server.ts'
import { createTakeSurvey } from '@sedyanka/server/ops/survey.ts'
import { backUp } from '@sedyanka/server/ops/back-up.ts'
import { restore } from '@sedyanka/server/ops/restore.ts'
import { openStore } from '@sedyanka/server/store/open-store.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDeployment } from '../support/deployment.ts'
import { readRows } from '../support/read-rooms.ts'
import { readThen, unpackRelease } from '../support/releases.ts'
import { SmallDisk, whyNoSmallDisk } from '../support/small-disk.ts'

let folder: string
let dataDir: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sedyanka-start-'))
  dataDir = join(folder, 'data')
  mkdirSync(dataDir)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const log = () => {}
const start = async () => {
  const store = await openStore({ dataDir, log })
  try {
    composeServer({
      store,
      log,
      publicUrl: null,
      trustProxy: false,
      takeSurvey: createTakeSurvey({ dataDir, databaseUrl: null }),
      clientDir: folder,
    })
  } finally {
    await store.close()
  }
}
const startFails = (): Promise<unknown> =>
  start().then(
    () => null,
    (thrown: unknown) => thrown,
  )
/** One line that names the file, and the directory is free for the next start. */
const expectOneLine = (error: unknown, file: string) => {
  expect(error).toBeInstanceOf(StartError)
  expect((error as StartError).message).toContain(file)
  expect((error as StartError).message).not.toContain('\n')
}

test('ST23: a key that cannot be read stops the start with one line', async () => {
  mkdirSync(join(dataDir, 'secret'))
  expectOneLine(await startFails(), join(dataDir, 'secret'))
  rmSync(join(dataDir, 'secret'), { recursive: true })
  await start()
})

test('ST23: a folder in the place of the database, too', async () => {
  mkdirSync(join(dataDir, 'sedyanka.db'))
  expectOneLine(await startFails(), join(dataDir, 'sedyanka.db'))
})

test('ST23: a file that is no database, too', async () => {
  writeFileSync(join(dataDir, 'sedyanka.db'), 'not a database '.repeat(1_000))
  expectOneLine(await startFails(), join(dataDir, 'sedyanka.db'))
})

test('ST23: a database that another program keeps for itself, too', async () => {
  await start()
  const database = new Database(join(dataDir, 'sedyanka.db'))
  database.exec("delete from mikro_orm_migrations where name > 'm0001-foundation'")
  database.exec('begin immediate')
  expectOneLine(await startFails(), join(dataDir, 'sedyanka.db'))
  database.close()
})

const reason = whyNoSmallDisk()
if (reason) console.log(`skipped: a full disk cannot be tried here: ${reason}`)
test.skipIf(reason !== null)(
  'ST23: an upgrade on a full disk is one line, changes nothing, and succeeds when there is room',
  async () => {
    const [release] = ['0.1.0']
    using kept = unpackRelease(release)
    const disk = new SmallDisk(8)
    try {
      dataDir = join(disk.path, 'data')
      cpSync(kept.dataDir, dataDir, { recursive: true })
      // Wherever it ends: at the lock, at the opening, in the middle of a migration.
      for (let spare = 0; ; spare += 4 << 10) {
        disk.fill(spare)
        const error = await startFails()
        disk.free()
        if (!error) break
        expectOneLine(error, dataDir)
      }
      await using deployment = await openDeployment({ dataDir })
      for (const [room, { rows }] of Object.entries(readThen(release).rooms)) {
        const found = await deployment.rooms.read(room as RoomName, readRows)
        for (const [collection, expected] of Object.entries(rows))
          expect(Object.keys(found?.[collection] ?? {})).toHaveLength(expected.length)
      }
    } finally {
      disk.remove()
    }
  },
)

test.skipIf(reason !== null)(
  'ST23: a backup to a full disk, and a restore onto one, are one line, leave no file behind and the data as they are',
  async () => {
    using kept = unpackRelease('0.1.0')
    const backup = join(kept.parent, 'backup')
    backUp(kept.dataDir, backup)
    const disk = new SmallDisk(1)
    try {
      disk.fill()
      const name = join(disk.path, 'backup')
      expect(() => backUp(kept.dataDir, name)).toThrow(/^No backup was written: [A-Z_]+$/)
      expect([existsSync(name), existsSync(`${name}.partial`)]).toEqual([false, false])
      disk.free()
      disk.fill(200 << 10)
      expect(() => restore(join(disk.path, 'data'), backup)).toThrow(/was not restored: [A-Z_]+$/)
      expect(existsSync(join(disk.path, 'data/sedyanka.db.restoring'))).toBe(false)
      disk.free()
      backUp(kept.dataDir, join(kept.parent, 'again'))
    } finally {
      disk.remove()
    }
  },
)
