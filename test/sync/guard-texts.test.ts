import { board } from '@sedyanka/shared/board/board.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { addItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { done } from '../support/commands.ts'
import { Court, rowOf } from '../support/court.ts'
import { facilitator, memberB } from '../support/fixtures.ts'

describe('texts that say something', () => {
  const blank = '\u200B\u2060 \u00AD\uFEFF\u3164'

  test('GU28: titles, names and reasons have something in them that can be seen', () => {
    const court = new Court('meeting')
    for (const title of ['', '   ', blank])
      expect(
        court.try(memberB, (doc) => {
          done(addItem(doc, { id: asId('p'), title: 'Точка' }, { seat: memberB, at: 1 }))
          agenda.set(doc, asId('p'), { title })
        }),
      ).toBe('empty')
    expect(court.try(facilitator, (doc) => meeting.set(doc, 'meeting', { title: blank }))).toBe(
      'empty',
    )
    const onBoard = new Court('board')
    expect(onBoard.try(facilitator, (doc) => board.set(doc, 'board', { title: blank }))).toBe(
      'empty',
    )
    expect(onBoard.try(memberB, (doc) => needs.set(doc, asId('need-b'), { title: blank }))).toBe(
      'empty',
    )
    expect(
      onBoard.try(facilitator, (doc) =>
        organisations.set(doc, asId('org-c'), { shortName: blank }),
      ),
    ).toBe('empty')
    court.accept(
      court.update((doc) => meeting.set(doc, 'meeting', { status: 'closed' })),
      facilitator,
    )
    expect(
      court.try(facilitator, (doc) =>
        meeting.set(doc, 'meeting', { status: 'inProgress', reopenReason: blank }),
      ),
    ).toBe('closed')
  })

  test('GU28: a row has its texts from its first moment', () => {
    const court = new Court('meeting')
    for (const field of ['title', 'noteText'])
      expect(
        court.try(memberB, (doc) => {
          const row = new Y.Map<unknown>([
            ['order', 'a5'],
            ['status', 'proposed'],
            ['createdBy', memberB.personId],
            ['createdByOrg', 'org-b'],
            ['createdAt', 1],
          ])
          if (field !== 'title') row.set('title', new Y.Text('Предложение'))
          if (field !== 'noteText') row.set('noteText', new Y.Text())
          doc.getMap('agenda').set('p', row)
        }),
      ).toBe('invalid')
  })

  test('GU28: a decision without a word is not adopted, also when its words go in the same edit', () => {
    const court = new Court('meeting')
    const text = (doc: Y.Doc) => decisions.sharedText(doc, asId('decision-1'), 'text') as Y.Text
    const adopt = (edit: (doc: Y.Doc) => void) =>
      court.try(facilitator, (doc) =>
        doc.transact(() => {
          edit(doc)
          decisions.set(doc, asId('decision-1'), { status: 'adopted', decidedAt: 5 })
        }),
      )
    expect(adopt(() => {})).toBe('ok')
    expect(adopt((doc) => text(doc).delete(0, text(doc).length))).toBe('empty')
    expect(
      adopt((doc) => {
        text(doc).delete(0, text(doc).length)
        text(doc).insert(0, blank)
      }),
    ).toBe('empty')
    expect(adopt((doc) => text(doc).delete(1, text(doc).length - 1))).toBe('ok')
  })
})

test('GU28: names hold no marks that turn the direction and no breaks, however they come; a page’s paste is cleaned', () => {
  const court = new Court('board')
  const raw = (value: unknown) =>
    court.try(memberB, (doc) => rowOf(doc, 'needs', 'need-b').set('title', value))
  for (const title of ['Одеяла\u202Eалеядо', 'Одеяла\nи легла', 'Одеяла\u0000'])
    expect(raw(title)).toBe('invalid')
  const edit = (doc: Y.Doc) =>
    doc.transact(() => {
      needs.set(doc, asId('need-b'), { title: 'Одеяла\u202E\nи легла', note: 'Ред\r\nред\u0007' })
    })
  court.accept(court.update(edit), memberB)
  expect(needs.read(court.doc, asId('need-b'))).toMatchObject({
    title: 'Одеяла и легла',
    note: 'Ред\nред',
  })
  const name = { bg: 'Сдружение\n„Мост“', en: 'Most', uk: 'Міст' }
  const rename = court.update((doc) => organisations.set(doc, asId('org-c'), { name }))
  court.accept(rename, facilitator)
  expect(organisations.read(court.doc, asId('org-c'))?.name.bg).toBe('Сдружение „Мост“')
})
