import { bg } from '@sedyanka/shared/i18n/bg.ts'
import { en } from '@sedyanka/shared/i18n/en.ts'
import { type MinutesTranslate, protocolBg } from '@sedyanka/shared/i18n/protocol-bg.ts'
import { protocolEn } from '@sedyanka/shared/i18n/protocol-en.ts'
import { protocolUk } from '@sedyanka/shared/i18n/protocol-uk.ts'
import { type Language, makeTranslate } from '@sedyanka/shared/i18n/translate.ts'
import { uk } from '@sedyanka/shared/i18n/uk.ts'
import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import { agenda, orderAt, readAgenda } from '@sedyanka/shared/meeting/agenda.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import type { PaperBlock } from '@sedyanka/shared/minutes/paper.ts'
import { readMinutes } from '@sedyanka/shared/minutes/read-minutes.ts'
import { buildSample, type Sample } from '@sedyanka/shared/reference/build-sample.ts'
import type * as Y from 'yjs'
import { asId } from './as-id.ts'
import { noteOf } from './notes.ts'

/** The sample meeting took place on this day in the tests. */
export const sampleDay = '2025-11-24'

export const words: Record<Language, MinutesTranslate> = {
  bg: makeTranslate('bg', { ...bg, ...protocolBg }),
  en: makeTranslate('en', { ...en, ...protocolEn }),
  uk: makeTranslate('uk', { ...uk, ...protocolUk }),
}

/** The documents of a sample board and of its meeting. */
export const sampleDocuments = (): Sample => buildSample(sampleDay, asId('sample-board'))

/** The minutes of documents that hold a meeting. */
export const minutesOf = (
  documents: Sample,
  options: { language?: Language; withNames?: boolean } = {},
): Minutes => {
  const minutes = readMinutes(documents, { language: 'bg', ...options })
  if (!minutes) throw new Error('the document holds no meeting')
  return minutes
}

/** The notes of an agenda item of the sample, emptied. */
export const emptyNotes = (doc: Y.Doc, itemId: AgendaItemId): Y.Text => {
  const note = noteOf(doc, itemId)
  note.delete(0, note.length)
  return note
}

/** The sample as Ukrainians would have written into it. */
export const ukrainianSample = (): Sample => {
  const documents = sampleDocuments()
  const notes = emptyNotes(documents.meeting, asId('ag-11-4'))
  notes.insert(0, 'Ґанок і під’їзд: її єдиний вхід, ґрати знято. Їжа є.')
  return documents
}

/** Every text of a paper in its order, a line, a cell or a place to sign each. */
export const textsOf = (blocks: readonly PaperBlock[]): string[] =>
  blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'line':
        return [block.runs.map(({ text }) => text).join('')]
      case 'list':
        return block.items.flatMap(textsOf)
      case 'table':
        return [...block.columns.map(({ title }) => title), ...block.rows.flat()]
      case 'signatures':
        return block.places.flatMap(({ role, hint, organisation }) => [role, hint, organisation])
    }
  })

/** Plain spaces for non-breaking ones, to compare what is said. */
export const plain = (text: string): string => text.replaceAll('\u00A0', ' ')

/** The sample's paper as plain lines. */
export const printed = (
  documents = sampleDocuments(),
  language: 'bg' | 'en' | 'uk' = 'bg',
): string[] =>
  textsOf(layOutMinutes(minutesOf(documents, { language }), words[language]).blocks).map(plain)

/** The places of texts among the lines; each must begin one. */
export const placesOf = (lines: readonly string[], beginnings: readonly string[]): number[] =>
  beginnings.map((beginning) => lines.findIndex((line) => line.startsWith(beginning)))

/** Puts an item at the end of the sample meeting's agenda; `patch` says what differs from a plain, finished one. */
export const addSampleItem = (
  documents: { meeting: Y.Doc },
  id: string,
  patch: Partial<ReturnType<typeof readAgenda>[number]>,
): void => {
  const items = readAgenda(documents.meeting)
  agenda.create(documents.meeting, {
    id: asId(id),
    order: orderAt(items, items.length),
    title: id,
    presenterOrgId: null,
    coOrgIds: [],
    minutes: 5,
    kind: 'discussion',
    status: 'closed',
    usedSeconds: 0,
    closedAt: momentOf(sampleDay, '11:00'),
    carriedFrom: null,
    deletedByOrg: null,
    ...authoredBy(
      { personId: asId('p1'), organisationId: asId('ngo-21') },
      momentOf(sampleDay, '09:00'),
    ),
    ...patch,
  })
}
