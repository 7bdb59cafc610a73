import type { MigrationObject } from '@mikro-orm/core'

/** Every step from an empty file to today's tables, oldest first. Names are stored in the database: never rename one. */
export const migrationNames = [
  'm0001-foundation',
  'm0002-compressed-snapshots',
  'm0003-kept-minutes',
  'm0004-retired-codes',
  'm0005-taken-words',
  'm0006-archived-boards',
  'm0007-changes',
  'm0008-change-actors',
  'm0009-former-editions',
] as const

/** Loads the steps themselves; only a start that has something to migrate pays for it. */
export const loadMigrations = async (): Promise<MigrationObject[]> => {
  const { Foundation } = await import('./m0001-foundation.ts')
  const { CompressedSnapshots } = await import('./m0002-compressed-snapshots.ts')
  const { KeptMinutes } = await import('./m0003-kept-minutes.ts')
  const { RetiredCodes } = await import('./m0004-retired-codes.ts')
  const { TakenWords } = await import('./m0005-taken-words.ts')
  const { ArchivedBoards } = await import('./m0006-archived-boards.ts')
  const { Changes } = await import('./m0007-changes.ts')
  const { ChangeActors } = await import('./m0008-change-actors.ts')
  const { FormerEditions } = await import('./m0009-former-editions.ts')
  return [
    { name: migrationNames[0], class: Foundation },
    { name: migrationNames[1], class: CompressedSnapshots },
    { name: migrationNames[2], class: KeptMinutes },
    { name: migrationNames[3], class: RetiredCodes },
    { name: migrationNames[4], class: TakenWords },
    { name: migrationNames[5], class: ArchivedBoards },
    { name: migrationNames[6], class: Changes },
    { name: migrationNames[7], class: ChangeActors },
    { name: migrationNames[8], class: FormerEditions },
  ]
}
