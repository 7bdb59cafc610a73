import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rotateBackups } from '@sedyanka/server/ops/rotate-backups.ts'
import { expect, test } from 'vitest'
import { joinAs, openBoard, openDeployment } from '../support/deployment.ts'
import { runCommand } from '../support/run-command.ts'

const root = join(import.meta.dirname, '../..')

test('TO2: --version names the version of package.json', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  expect(await runCommand(tmpdir(), '--version')).toEqual({
    code: 0,
    stdout: `${version}\n`,
    stderr: '',
  })
})

test('TO2: an unknown command is named beside the known ones', async () => {
  const { code, stdout, stderr } = await runCommand(tmpdir(), 'bakup', 'x')
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^There is no command "bakup"\.\n\nUsage: /)
})

test('BO39: old backups and what a restore put aside are deleted after the days that are set, and nothing else', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sedyanka-cli-'))
  try {
    {
      await using deployment = await openDeployment({ dataDir })
      await openBoard(deployment)
      const { code, stdout } = await runCommand(dataDir, 'backup')
      expect([code, stdout]).toEqual([0, expect.stringContaining('all of it read back')])
    }
    const [made = ''] = readdirSync(join(dataDir, 'backups'))
    const now = Date.parse('2026-11-27T12:00:00Z')
    const write = (name: string, age: number) => {
      const file = join(dataDir, name)
      writeFileSync(file, '')
      const at = new Date(now - age * 24 * 60 * 60_000)
      utimesSync(file, at, at)
    }
    utimesSync(join(dataDir, 'backups', made), new Date(now), new Date(now))
    write('backups/older.db', 31)
    write('backups/newer.db', 29)
    write('backups/notes.txt', 900)
    write('keep.db', 900)
    for (const day of ['2026-10-27', '2026-10-29'])
      for (const end of ['db', 'db-wal', 'secret']) write(`replaced-${day}T120000000Z.${end}`, 900)
    expect(rotateBackups(dataDir, 30, now)).toBe(4)
    expect(rotateBackups(dataDir, 30, now)).toBe(0)
    expect(readdirSync(join(dataDir, 'backups')).toSorted()).toEqual(
      ['newer.db', 'notes.txt', made].toSorted(),
    )
    expect(readdirSync(dataDir).filter((name) => /^(replaced|keep)/.test(name))).toEqual([
      'keep.db',
      'replaced-2026-10-29T120000000Z.db',
      'replaced-2026-10-29T120000000Z.db-wal',
      'replaced-2026-10-29T120000000Z.secret',
    ])
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})

test('BO27: a board is listed, written to a file, archived, brought back and deleted on the machine', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sedyanka-cli-'))
  try {
    let id = ''
    {
      await using deployment = await openDeployment({ dataDir })
      const { facilitator, boardId } = await openBoard(deployment)
      await joinAs({ deployment, facilitator, boardId }, 'member')
      id = boardId
      // While the server runs: it can be read, and nothing is changed.
      const file = join(dataDir, 'board.json')
      expect(await runCommand(dataDir, 'export-board', id, file)).toMatchObject({ code: 0 })
      const written = JSON.parse(readFileSync(file, 'utf8')) as {
        about: { title: string }
        members: unknown[]
        documents: { rows: { organisations: unknown[] } }[]
      }
      expect([written.about.title, written.members.length]).toEqual(['Наводнение', 2])
      expect(written.documents[0]?.rows.organisations.length).toBeGreaterThan(20)
      rmSync(file)
      for (const words of [
        ['archive-board', id],
        ['delete-board', id, 'Наводнение'],
      ])
        expect((await runCommand(dataDir, ...words)).stderr).toContain('in use by another Sedyanka')
    }
    const said = async (...words: string[]) => (await runCommand(dataDir, ...words)).stdout
    expect(await said('boards')).toBe(`${id}  Наводнение\n`)
    expect(await said('archive-board', id)).toBe('Archived: Наводнение\n')
    expect(await said('boards')).toBe(`${id}  Наводнение  (archived)\n`)
    expect(await said('bring-back-board', id)).toBe('Brought back: Наводнение\n')
    const refused = await runCommand(dataDir, 'delete-board', id, 'Друго')
    expect([refused.code, refused.stderr]).toEqual([
      1,
      `The board ${id} has another title: nothing was deleted\n`,
    ])
    expect(await said('delete-board', id, 'Наводнение')).toBe('Deleted: Наводнение\n')
    expect(await said('boards')).toBe('There are no boards.\n')
    const bytes = readFileSync(join(dataDir, 'sedyanka.db'))
    for (const gone of ['Наводнение', 'Гост (member)', 'inst-rzi'])
      expect(bytes.includes(gone), gone).toBe(false)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}, 60_000)
