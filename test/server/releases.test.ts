import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { backUp } from '@sedyanka/server/ops/back-up.ts'
import { restore } from '@sedyanka/server/ops/restore.ts'
import type { BoardId, RoomName } from '@sedyanka/shared/ids.ts'
import type { NoteBlock, Run } from '@sedyanka/shared/minutes/rich-text.ts'
import { describe, expect, test } from 'vitest'
import { type Deployment, openDeployment } from '../support/deployment.ts'
import { readAllNotes, readRows } from '../support/read-rooms.ts'
import { readThen, releases, unpackRelease } from '../support/releases.ts'

const byPlace = (a: { boardId: BoardId; name: string }, b: { boardId: BoardId; name: string }) =>
  a.boardId.localeCompare(b.boardId) || a.name.localeCompare(b.name)

const membersOf = async (deployment: Deployment, boardIds: BoardId[]) => {
  const found = await Promise.all(boardIds.map((id) => deployment.store.memberships.ofBoard(id)))
  return found
    .flat()
    .map(({ boardId, name, role, organisationId, joinedBy }) => ({
      boardId,
      name,
      role: role as string,
      organisationId,
      joinedBy: joinedBy as string,
    }))
    .toSorted(byPlace)
}

/** Notes in the form in which they are kept now: headings of two levels, one run for each look. Every word stays. */
const asKeptToday = (blocks: readonly NoteBlock[]): NoteBlock[] =>
  blocks.map((block): NoteBlock => {
    if (block.kind === 'list') return { ...block, items: block.items.map(asKeptToday) }
    const runs: Run[] = []
    for (const run of block.runs) {
      const last = runs.at(-1)
      const isSame =
        last?.bold === run.bold && last?.italic === run.italic && last?.href === run.href
      if (last && isSame) last.text += run.text
      else runs.push({ ...run })
    }
    return block.kind === 'heading'
      ? { ...block, level: block.level > 2 ? 3 : 2, runs }
      : { ...block, runs }
  })
const mapValues = <A, B>(from: Record<string, A>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]))

/** Every board, member, row and note that stood there is there and says the same. */
const expectEverything = async (dataDir: string, release: string): Promise<void> => {
  const then = readThen(release)
  await using deployment = await openDeployment({ dataDir })
  for (const { id, demo, ...board } of then.boards)
    expect(await deployment.store.boards.find(id)).toMatchObject({ id, ...board, demo: demo === 1 })
  expect(
    await membersOf(
      deployment,
      then.boards.map(({ id }) => id),
    ),
  ).toEqual(then.members.toSorted(byPlace))
  for (const [room, stood] of Object.entries(then.rooms) as [
    RoomName,
    (typeof then.rooms)[RoomName],
  ][]) {
    const rows = await deployment.rooms.read(room, readRows)
    for (const [collection, expected] of Object.entries(stood.rows)) {
      const found = rows?.[collection] ?? {}
      const place = `${room} ${collection}`
      expect(Object.keys(found).toSorted(), place).toEqual(expected.map(({ id }) => id).toSorted())
      for (const row of expected) expect(found[row.id], `${place} ${row.id}`).toMatchObject(row)
    }
    const notes = await deployment.rooms.read(room, readAllNotes)
    expect(mapValues(notes ?? {}, asKeptToday), `${room} notes`).toEqual(
      mapValues(stood.notes ?? {}, asKeptToday),
    )
  }
}

test('ST26: the data of every release is kept, from the first on', () => {
  expect(releases[0]).toBe('0.1.0')
})

test('TO25: one version in every package, with its section in CHANGELOG and its data kept', () => {
  const root = join(import.meta.dirname, '../..')
  const [version, ...others] = ['.', 'client', 'server', 'shared', 'test'].map((name) => {
    const text = readFileSync(join(root, name, 'package.json'), 'utf8')
    return (JSON.parse(text) as { version: string }).version
  })
  expect(new Set(others)).toEqual(new Set([version]))
  expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toMatch(
    new RegExp(`^## ${version?.replaceAll('.', '\\.')} – \\d{4}-\\d{2}-\\d{2}$`, 'm'),
  )
  expect(releases.at(-1)).toBe(version)
})

describe.each(releases)('ST26: the data of release %s', (release) => {
  test('opens with every row and text, and again after that', async () => {
    using kept = unpackRelease(release)
    await expectEverything(kept.dataDir, release)
    await expectEverything(kept.dataDir, release)
  })

  test('comes back whole from a backup that was made before its first start', async () => {
    using kept = unpackRelease(release)
    const backup = join(kept.parent, 'backup')
    backUp(kept.dataDir, backup)
    const restored = join(kept.parent, 'restored')
    restore(restored, backup)
    await expectEverything(restored, release)
  })

  test('… and from one that was made after it', async () => {
    using kept = unpackRelease(release)
    await (await openDeployment({ dataDir: kept.dataDir }))[Symbol.asyncDispose]()
    const backup = join(kept.parent, 'backup')
    backUp(kept.dataDir, backup)
    restore(kept.dataDir, backup)
    await expectEverything(kept.dataDir, release)
  })
})
