import { matches } from '@sedyanka/shared/help/matches.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import { momentOf } from '@sedyanka/shared/i18n/calendar.ts'
import type { OrganisationId, PersonId } from '@sedyanka/shared/ids.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { owedItems } from '@sedyanka/shared/meeting/carry-over.ts'
import { proposeNames, recordNames } from '@sedyanka/shared/meeting/naming.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { voteId, votes } from '@sedyanka/shared/meeting/votes.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { withoutPersons } from '@sedyanka/shared/minutes/without-persons.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { by, done } from '../support/commands.ts'
import {
  addSampleItem as addItem,
  minutesOf,
  plain,
  printed,
  sampleDay,
  sampleDocuments,
  textsOf,
  words,
} from '../support/sample-documents.ts'

type Documents = ReturnType<typeof sampleDocuments>
const seat = { personId: asId<PersonId>('p1'), organisationId: asId<OrganisationId>('ngo-21') }

const named = (documents: Documents): string[] =>
  textsOf(layOutMinutes(minutesOf(documents, { withNames: true }), words.bg).blocks).map(plain)

describe('what was promised', () => {
  /** 12 beds of one offer, of which 8 and 12 are confirmed for two needs. */
  const overPromised = (): Documents => {
    const documents = sampleDocuments()
    const { board } = documents
    const by = authoredBy(seat, momentOf(sampleDay, '08:00'))
    const common = {
      sector: 'accommodation',
      kind: 'goods',
      unit: 'beds',
      validUntil: null,
    } as const
    const offer = offers.all(board)[0]
    const need = needs.all(board)[0]
    if (!offer || !need) throw new Error('the sample has needs and offers')
    offers.create(board, {
      ...offer,
      ...common,
      ...by,
      id: asId('o1'),
      title: 'Легла в база',
      quantity: 12,
      orgId: asId('ngo-21'),
    })
    for (const [id, quantity] of [
      ['n1', 8],
      ['n2', 12],
    ] as const) {
      needs.create(board, {
        ...need,
        ...common,
        ...by,
        id: asId(id),
        title: `Легла ${id}`,
        quantity,
        orgId: asId('inst-rzi'),
      })
      matches.create(board, {
        id: asId(`m-${id}`),
        offerId: asId('o1'),
        needId: asId(id),
        quantity,
        status: 'confirmed',
        ...by,
      })
    }
    return documents
  }

  test('BO19: more than there is was promised: needs, offer and a sentence say so, no figure stands as a fact', () => {
    const lines = printed(overPromised())
    expect(lines).toContain('8\n(под въпрос: 8)')
    expect(lines).toContain('12\n(под въпрос: 12)')
    expect(lines).toContain('20\n(с 8 над наличното)')
    expect(lines).toContain(
      'Обещано е повече от наличното: от „Легла в база“ (Сдружение „Нов старт“ (демо)) са предложени 12 легла, а са обещани 20 легла. До уточняване тези количества не са осигурени.'.replace(
        'Сдружение „Нов старт“ (демо)',
        minutesOf(overPromised())
          .offers.find(({ title }) => title === 'Легла в база')
          ?.organisation.replace('„', '„') ?? '',
      ),
    )
  })

  test('BO31: a unit of the board’s own stands behind its figures on paper', () => {
    const documents = overPromised()
    for (const id of ['n1', 'n2']) needs.set(documents.board, asId(id), { unit: 'варела с вода' })
    offers.set(documents.board, asId('o1'), { unit: 'варела с вода' })
    const lines = printed(documents)
    expect(lines).toContain('12 варела с вода')
    expect(lines.join('\n')).toContain('са предложени 12 варела с вода, а са обещани 20')
  })

  test('MI33: annex 2 says who gives what to whom, and how far that is', () => {
    const lines = printed(overPromised())
    const at = lines.indexOf('Кой на кого предоставя помощ:')
    expect(lines.slice(at + 1, at + 6)).toEqual([
      'Предоставя',
      'Получава',
      'Помощ и потребност',
      'Количество',
      'Състояние',
    ])
    expect(lines).toContain('Легла в база – за: Легла n2')
    expect(lines).toContain('12 легла')
    expect(lines).toContain('потвърдено')
  })
})

describe('decisions and proposals', () => {
  test('MI25: of two counts the paper says which decides; what was rejected does not stand under “Реши:”', () => {
    const documents = sampleDocuments()
    votes.create(documents.meeting, {
      id: voteId(asId('dec-11-5'), asId('inst-rzi')),
      decisionId: asId('dec-11-5'),
      orgId: asId('inst-rzi'),
      createdBy: asId('p1'),
      createdAt: 1,
      choice: 'against',
      dissent: null,
    })
    expect(printed(documents).join('\n')).toContain(
      '„въздържали се“ – 0. Меродавно е преброяването в залата. Решението е прието.',
    )
    decisions.set(documents.meeting, asId('dec-11-5'), { status: 'rejected' })
    const lines = printed(documents)
    const item = lines.findIndex((text) => text.startsWith('ПО ТОЧКА 7'))
    const rejected = lines.indexOf('Предложения за решение, които не са приети:')
    expect(rejected).toBeGreaterThan(item)
    expect(lines.slice(item, rejected)).not.toContain('Реши:')
    expect(lines[rejected + 1]).toMatch(/^Предложение за решение/)
  })

  test('MI26: a proposal that nobody decided on is named as one and goes to the next meeting', () => {
    const documents = sampleDocuments()
    addItem(documents, 'p1', {
      title: 'Записване при личен лекар',
      status: 'proposed',
      createdByOrg: asId('inst-rzi'),
      closedAt: null,
    })
    const lines = printed(documents)
    const at = lines.indexOf('ПРЕДЛОЖЕНИЯ ЗА ДНЕВНИЯ РЕД БЕЗ РЕШЕНИЕ')
    expect(lines[at + 2]).toBe(
      'Записване при личен лекар (Регионална здравна инспекция – Стара Загора)',
    )
    expect(owedItems(documents.meeting).map(({ title }) => title)).toContain(
      'Записване при личен лекар',
    )
  })

  test('ME45: nobody chairs, nobody keeps the minutes: the paper says so', () => {
    const documents = sampleDocuments()
    expect(printed(documents).join('\n')).not.toContain('не е посочен')
    meeting.set(documents.meeting, 'meeting', { chairOrgId: null, minuteTakerOrgId: null })
    expect(printed(documents)).toContain('Председателстващ на срещата не е посочен.')
    expect(printed(documents)).toContain('Протоколчик не е посочен.')
  })
})

describe('persons', () => {
  const withPersons = (): Documents => {
    const documents = sampleDocuments()
    meeting.set(documents.meeting, 'meeting', {
      chairPerson: 'Иванка Петрова, заместник областен управител',
      minuteTakerPerson: 'Георги Илиев, главен експерт',
      guests: 'Анна Вълчева, експерт, Агенция за бежанците\n\nПетър Добрев',
      observers: 'Олена Коваль, дарител',
    })
    return documents
  }

  test('MI24: who chairs and who keeps the minutes stand at the signatures, guests and observers in the list', () => {
    const lines = printed(withPersons())
    const at = lines.findIndex((text) => text.startsWith('ПРЕДСЕДАТЕЛСТВАЩ'))
    expect(lines.slice(at, at + 3)).toEqual([
      'ПРЕДСЕДАТЕЛСТВАЩ: …………………',
      'Иванка Петрова, заместник областен управител',
      'Областна администрация Стара Загора',
    ])
    expect(lines.join('\n')).toContain(
      'открита и ръководена от: Иванка Петрова, заместник областен управител (Областна',
    )
    expect(lines).toContain('ПОКАНЕНИ (2).')
    expect(lines.join('\n')).not.toContain('Вълчева')
    expect(named(withPersons())).toContain(
      'ПОКАНЕНИ (2): Анна Вълчева, експерт, Агенция за бежанците; Петър Добрев.',
    )
    expect(named(withPersons())).toContain('НАБЛЮДАТЕЛИ (1): Олена Коваль, дарител.')
  })

  test('MI24, MI13: observers read no name, also not of those who sign', () => {
    const minutes = withoutPersons(minutesOf(withPersons(), { withNames: true }))
    const text =
      JSON.stringify(minutes) + textsOf(layOutMinutes(minutes, words.bg).blocks).join('\n')
    for (const name of ['Петрова', 'Илиев', 'Вълчева', 'Добрев', 'Коваль'])
      expect(text).not.toContain(name)
  })

  test('ME46: names of a list belong to one organisation each: a person never reads as another organisation', () => {
    const documents = sampleDocuments()
    attendance.set(documents.meeting, asId('inst-rzi'), {
      names: 'д-р Ива Колева; Никола Димитров – гл. експерт',
    })
    expect(named(documents).join('\n')).toContain(
      'Регионална здравна инспекция – Стара Загора (д-р Ива Колева; Никола Димитров – гл. експерт)',
    )
  })

  test('ME46: those who joined are put behind what is written, once, and only where the organisation is present', () => {
    const { meeting: doc } = sampleDocuments()
    attendance.set(doc, asId('inst-rzi'), { names: 'д-р Ива Колева, директор', representatives: 1 })
    const here = [
      { organisationId: asId<OrganisationId>('inst-rzi'), name: 'Ива Колева' },
      { organisationId: asId<OrganisationId>('inst-rzi'), name: 'Никола Димитров' },
      { organisationId: asId<OrganisationId>('inst-rzi'), name: 'Никола Димитров' },
      { organisationId: null, name: 'Наблюдател' },
    ]
    const proposals = proposeNames(here, attendance.all(doc))
    expect(proposals).toEqual([
      {
        orgId: 'inst-rzi',
        names: 'д-р Ива Колева, директор; Никола Димитров',
        representatives: 2,
        added: 1,
      },
    ])
    const written = proposals.map(({ orgId, names, representatives }) => ({
      orgId,
      names,
      representatives,
    }))
    done(recordNames(doc, { proposals: written }, by()))
    expect(attendance.read(doc, asId('inst-rzi'))).toMatchObject({ representatives: 2 })
    expect(proposeNames(here, attendance.all(doc))).toEqual([])
  })
})
