import { needs } from '@sedyanka/shared/help/needs.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { minutesOf, sampleDay, sampleDocuments } from '../support/sample-documents.ts'

test('MI36: what was written in a meeting after midnight stands in its minutes; what came after it does not', () => {
  const documents = sampleDocuments()
  const add = (title: string, createdAt: number) => {
    const [like] = needs.all(documents.board)
    if (!like) throw new Error('no need')
    needs.create(documents.board, {
      ...like,
      id: asId(`at-${createdAt}`),
      title,
      createdAt,
      validUntil: null,
    })
  }
  const titles = () => minutesOf(documents).needs.map(({ title }) => title)
  add('Одеяла', momentOf('2025-11-25', '00:30'))
  add('Помпи', momentOf('2025-11-25', '01:30'))
  const held = (startedAt: number, endedAt: number) =>
    meeting.set(documents.meeting, 'meeting', { startedAt, endedAt })
  held(momentOf(sampleDay, '22:40'), momentOf('2025-11-25', '01:10'))
  expect([titles().includes('Одеяла'), titles().includes('Помпи')]).toEqual([true, false])
  held(momentOf(sampleDay, '22:00'), momentOf(sampleDay, '23:00'))
  expect(titles()).not.toContain('Одеяла')
  // An end that was remembered days later says nothing of the night.
  held(momentOf(sampleDay, '22:00'), momentOf('2025-11-27', '09:00'))
  expect(titles()).not.toContain('Одеяла')
  held(momentOf(sampleDay, '22:40'), momentOf('2025-11-25', '01:10'))
  meeting.set(documents.meeting, 'meeting', { status: 'inProgress' })
  expect(titles()).toContain('Помпи')
})
