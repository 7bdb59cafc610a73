import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import type { NoteBlock } from '@sedyanka/shared/minutes/rich-text.ts'
import type { BoardId, OrganisationId, RoomName } from '@sedyanka/shared/ids.ts'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'

const folder = join(import.meta.dirname, '../fixtures/releases')

/** What a person read in the data of a release, with that release. */
interface ReadThen {
  boards: { id: BoardId; title: string; templateId: string; demo: number }[]
  members: {
    boardId: BoardId
    name: string
    role: string
    organisationId: OrganisationId | null
    joinedBy: string
  }[]
  rooms: Record<
    RoomName,
    {
      rows: Record<string, ({ id: string } & Record<string, unknown>)[]>
      /** By agenda item; only of meetings. */
      notes?: Record<string, NoteBlock[]>
      /** With names; only of meetings that are over. */
      minutes?: Record<Language, Minutes> | null
      /** How many versions of its minutes were kept; missing before releases kept them. */
      kept?: number
    }
  >
}

/** Every release whose data is kept, oldest first. */
export const releases: string[] = globSync('*/', { cwd: folder })
  .map((name) => basename(name))
  .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))

export const readThen = (release: string): ReadThen =>
  JSON.parse(readFileSync(join(folder, release, 'read.json'), 'utf8')) as ReadThen

/** A data directory as a release left it, when its power was cut. */
export const unpackRelease = (release: string) => {
  const parent = mkdtempSync(join(tmpdir(), 'sedyanka-release-'))
  const dataDir = join(parent, 'data')
  mkdirSync(dataDir, { mode: 0o700 })
  const kept = join(folder, release)
  for (const packed of globSync('*.zst', { cwd: kept }))
    writeFileSync(
      join(dataDir, packed.replace(/\.zst$/, '')),
      zstdDecompressSync(readFileSync(join(kept, packed))),
    )
  writeFileSync(join(dataDir, 'secret'), readFileSync(join(kept, 'secret')), { mode: 0o600 })
  return {
    /** Beside it there is room for backups. */
    parent,
    dataDir,
    [Symbol.dispose]: () => rmSync(parent, { recursive: true, force: true }),
  }
}
