import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { boardRoom } from '@sedyanka/shared/ids.ts'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { openBoard, openDeployment } from '../support/deployment.ts'
import { addAction } from '../support/fixtures.ts'
import { readAllNotes, readRows } from '../support/read-rooms.ts'
import { readThen, releases, unpackRelease } from '../support/releases.ts'
import { runCommand } from '../support/run-command.ts'

test('ST40: a board is written anew on the machine, without what was deleted from it; it says the same, and how large it was', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sedyanka-compact-'))
  try {
    let id = ''
    let before: unknown
    const look = (doc: Y.Doc) => readRows(doc)
    {
      await using deployment = await openDeployment({ dataDir })
      const { boardId } = await openBoard(deployment)
      id = boardId
      await deployment.rooms.change(boardRoom(asId(id)), (doc) =>
        addAction(doc, 'action-1', { org: asId('inst-rzi') }),
      )
      for (let round = 0; round < 300; round++)
        await deployment.rooms.change(boardRoom(asId(id)), (doc) => {
          const title = actions.sharedText(doc, asId('action-1'), 'title')
          title?.delete(0, title.length)
          title?.insert(0, `чака-${round}`)
        })
      before = await deployment.rooms.read(boardRoom(asId(id)), look)
      const { stderr } = await runCommand(dataDir, 'compact-board', id)
      expect(stderr).toContain('in use by another Sedyanka')
    }
    const { code, stdout, stderr } = await runCommand(dataDir, 'compact-board', id)
    expect([code, stderr]).toEqual([0, ''])
    const [title, document, file] = stdout.split('\n')
    expect(title).toBe('Written anew: Наводнение')
    const [, was = 0, is = 0] = /^ {2}board:\S+ {2}(\d+) kB -> (\d+) kB$/.exec(document ?? '') ?? []
    expect(Number(is)).toBeLessThan(Number(was))
    expect(file).toMatch(/^ {2}the file {2}\d+ kB -> \d+ kB$/)
    const bytes = readFileSync(join(dataDir, 'sedyanka.db'))
    expect(bytes.includes('чака-120')).toBe(false)
    await using deployment = await openDeployment({ dataDir })
    expect(await deployment.rooms.read(boardRoom(asId(id)), look)).toEqual(before)
    expect(await deployment.store.boards.isErasureDue()).toBe(false)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
  expect((await runCommand(tmpdir(), 'compact-board', 'x')).stderr).toContain('holds no database')
}, 60_000)

test.each(releases)(
  'ST40: the boards of release %s say the same when they were written anew',
  async (release) => {
    using kept = unpackRelease(release)
    const { boards, rooms: stood } = readThen(release)
    const names = Object.keys(stood) as (keyof typeof stood)[]
    const readAll = async () => {
      await using deployment = await openDeployment({ dataDir: kept.dataDir })
      return Promise.all(
        names.map((name) =>
          deployment.rooms.read(name, (doc) => [readRows(doc), readAllNotes(doc)]),
        ),
      )
    }
    const before = await readAll()
    for (const { id } of boards)
      expect(await runCommand(kept.dataDir, 'compact-board', id)).toMatchObject({
        code: 0,
        stderr: '',
      })
    expect(await readAll()).toEqual(before)
  },
  60_000,
)
