import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readQuickEntry } from '@sedyanka/shared/meeting/quick-entry.ts'
import { organisations as sample } from '@sedyanka/shared/reference/organisations.ts'
import { describe, expect, test } from 'vitest'

const organisations = sample.map(({ id, shortName, name }) => ({
  id,
  shortName,
  names: [name.bg, name.en, name.uk],
}))
// Monday, 24 November 2025.
const today = '2025-11-24'
const shortOf = (id: string | null) => sample.find((each) => each.id === id)?.shortName ?? null

/**
 * As clerks of the region would write them: numbers in words, Roman months, addresses, initials, several organisations. Under
 * each line what is made of it: title, organisations, due date; “?”: shown as one that may mean something else.
 */
const lines = readFileSync(join(import.meta.dirname, '../fixtures/quick-lines.txt'), 'utf8')
  .trimEnd()
  .split(/\n(?! )/)
  .map((entry) => entry.split(/\n {2}→ /) as [line: string, read: string])

describe('the quick line, as clerks write it', () => {
  test.each(lines)('WR32, WR33: „%s“', (line, read) => {
    const entry = readQuickEntry(line, { organisations, language: 'bg', today })
    const ids = [entry.responsibleOrgId, ...entry.coOrgIds].filter((id) => id !== null)
    const who = ids.map(shortOf).join('+') || '–'
    const due = `${entry.dueDate ?? '–'}${entry.isDueSure ? '' : '?'}`
    expect(`${entry.title} | ${who} | ${due}`).toBe(read)
  })
})
