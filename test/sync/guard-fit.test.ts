import { matches } from '@sedyanka/shared/help/matches.ts'
import { needs, type Need } from '@sedyanka/shared/help/needs.ts'
import { offers, type Offer } from '@sedyanka/shared/help/offers.ts'
import { organisations, type Organisation } from '@sedyanka/shared/organisations/organisations.ts'
import { pledge } from '@sedyanka/shared/help/pledge.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { MatchId, NeedId, OfferId, OrganisationId } from '@sedyanka/shared/ids.ts'
import { organisations as register } from '@sedyanka/shared/reference/organisations.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { done } from '../support/commands.ts'
import { Court, rowOf } from '../support/court.ts'
import { facilitator, memberA, memberB } from '../support/fixtures.ts'

/** A board with rows in the sector "health", of a template that has that sector or has it not. */
const courtOf = (templateId: string, sector = 'health') => {
  const court = new Court('board')
  rowOf(court.doc, 'board', 'board').set('templateId', templateId)
  rowOf(court.doc, 'needs', 'need-b').set('sector', sector)
  rowOf(court.doc, 'offers', 'offer-a').set('sector', sector)
  const need = needs.read(court.doc, asId('need-b')) as Need
  const offer = offers.read(court.doc, asId('offer-a')) as Offer
  return {
    court,
    makeNeed: (patch: Partial<Need>) =>
      court.try(memberB, (doc) =>
        needs.create(doc, { ...need, id: asId('n'), ...authoredBy(memberB, 1), ...patch }),
      ),
    makeOffer: (patch: Partial<Offer>) =>
      court.try(memberA, (doc) =>
        offers.create(doc, { ...offer, id: asId('o'), ...authoredBy(memberA, 1), ...patch }),
      ),
    setNeed: (patch: Partial<Need>) =>
      court.try(memberB, (doc) => needs.set(doc, asId('need-b'), patch)),
  }
}

describe('sectors of the board’s template', () => {
  test('BO30: new needs and offers stand in the sectors of the template, in no others', () => {
    const flood = courtOf('naturalDisaster')
    for (const make of [flood.makeNeed, flood.makeOffer]) {
      expect(make({ sector: 'foodNfi' })).toBe('ok')
      expect(make({ sector: 'culture' })).toBe('invalid')
      expect(make({ sector: 'weapons' })).toBe('invalid')
    }
    expect(flood.setNeed({ sector: 'transport' })).toBe('ok')
    expect(flood.setNeed({ sector: 'culture' })).toBe('invalid')
    for (const every of ['refugeeResponse', 'general', 'of a later version'])
      expect(courtOf(every).makeNeed({ sector: 'culture' }), every).toBe('ok')
  })

  test('BO30: a row that stands in another sector from before is edited, and moved into one of the board’s', () => {
    const flood = courtOf('naturalDisaster', 'culture')
    expect(flood.setNeed({ title: 'Книги', quantity: 3 })).toBe('ok')
    expect(flood.setNeed({ sector: 'information' })).toBe('ok')
    expect(flood.setNeed({ sector: 'legal' })).toBe('invalid')
  })

  test('BO30: what is pledged to a need of an earlier sector stands where the need does', () => {
    const { court, makeOffer } = courtOf('naturalDisaster', 'culture')
    const promise = {
      needId: asId<NeedId>('need-b'),
      quantity: 2,
      orgId: asId<OrganisationId>('org-a'),
    }
    expect(
      court.try(memberA, (doc) => void done(pledge(doc, promise, { seat: memberA, at: 1 }))),
    ).toBe('ok')
    expect(makeOffer({ sector: 'culture' })).toBe('invalid')
    // A match with a need of another sector opens no way.
    const smuggled = court.try(memberA, (doc) =>
      doc.transact(() => {
        const offer = offers.read(doc, asId('offer-a')) as Offer
        offers.create(doc, { ...offer, id: asId('o'), sector: 'legal', ...authoredBy(memberA, 1) })
        matches.create(doc, {
          id: asId('m'),
          offerId: asId('o'),
          needId: asId('need-b'),
          quantity: 1,
          status: 'proposed',
          ...authoredBy(memberA, 1),
        })
      }),
    )
    expect(smuggled).toBe('invalid')
  })

  test('BO30: an organisation gets sectors of the board, and keeps those that it has', () => {
    const { court } = courtOf('naturalDisaster')
    const set = (sectors: string[]) =>
      court.try(facilitator, (doc) => organisations.set(doc, asId('org-c'), { sectors }))
    expect(set(['health', 'transport'])).toBe('ok')
    expect(set(['health', 'legal'])).toBe('invalid')
    rowOf(court.doc, 'organisations', 'org-c').set('sectors', ['legal'])
    expect(set(['legal', 'health'])).toBe('ok')
    expect(set(['culture', 'legal'])).toBe('invalid')
    expect(set([])).toBe('ok')
  })
})

describe('units', () => {
  test('BO31: a unit is a common one or the board’s own in words: one line, up to forty characters', () => {
    const { court, makeOffer } = courtOf('general')
    const write = (unit: unknown) =>
      court.try(memberA, (doc) => rowOf(doc, 'offers', 'offer-a').set('unit', unit))
    for (const unit of ['tonnes', 'бурета', 'кв. м навес', 'у'.repeat(40)])
      expect(makeOffer({ unit }), unit).toBe('ok')
    for (const unit of ['', '   ', '\u2800', 'две\nлинии', 'у'.repeat(41), 7])
      expect(write(unit), JSON.stringify(unit)).toBe('invalid')
  })

  test('BO31: units that were typed are compared by their letters', () => {
    const { court } = courtOf('general')
    rowOf(court.doc, 'needs', 'need-b').set('unit', 'Бурета')
    rowOf(court.doc, 'offers', 'offer-a').set('unit', 'бурета')
    const by = authoredBy(memberA, 1)
    const match = {
      id: asId<MatchId>('m'),
      offerId: asId<OfferId>('offer-a'),
      needId: asId<NeedId>('need-b'),
      quantity: 1,
      ...by,
    } as const
    const confirm = (unit: string) => {
      rowOf(court.doc, 'offers', 'offer-a').set('unit', unit)
      const update = court.update((doc) => matches.create(doc, { ...match, status: 'confirmed' }))
      return court.guard.check(update, memberA).aftermath.consequences
    }
    expect(confirm('„бурета“')).toEqual([])
    expect(confirm('варели')).toMatchObject([{ field: 'status', value: 'proposed' }])
    matches.create(court.doc, { ...match, status: 'delivered' })
    const rename = (unit: string) =>
      court.try(memberB, (doc) => needs.set(doc, asId('need-b'), { unit }))
    expect(rename('бурета')).toBe('ok')
    expect(rename('варели')).toBe('agreed')
  })
})

describe('one organisation, one row', () => {
  const named = (bg: string, shortName = bg): Omit<Organisation, 'id'> => ({
    kind: 'ngo',
    sectors: [],
    municipality: null,
    deletedAt: null,
    shortNames: { en: '', uk: '' },
    name: { bg, en: bg, uk: bg },
    shortName,
  })
  const courtWith = (...names: [string, string][]) => {
    const court = new Court('board')
    for (const [index, [full, short]] of names.entries())
      organisations.create(court.doc, { ...named(full, short), id: asId(`given-${index}`) })
    const add = (organisation: Omit<Organisation, 'id'>) =>
      court.try(facilitator, (doc) => organisations.create(doc, { id: asId('x'), ...organisation }))
    return { court, add }
  }

  test('BO32: an organisation cannot be added a second time, however its name is written', () => {
    const { add } = courtWith(['Сдружение „Еко пътеки“', 'Еко пътеки'])
    for (const name of [
      'Сдружение „Еко пътеки“',
      'СДРУЖЕНИЕ "Еко-пътеки"',
      'сдружение  еко пътеки',
      'Еко пътеки',
      '„Екопътеки“',
    ])
      expect(add(named(name)), name).toBe('sameName')
    expect(add(named('Фондация „Друга“', 'ЕКО ПЪТЕКИ'))).toBe('sameName')
    expect(add({ ...named('Нова'), name: { bg: 'Нова', en: 'Еко пътеки', uk: 'Нова' } })).toBe(
      'sameName',
    )
    expect(add(named('Сдружение „Еко пътеки – Казанлък“'))).toBe('ok')
  })

  test('BO32: none is renamed into another; other changes of two that are alike from before go through', () => {
    const { court } = courtWith(['Община Мъглиж', 'Мъглиж'], ['Община „Мъглиж“', 'Мъглиж'])
    const set = (id: OrganisationId, patch: Partial<Organisation>) =>
      court.try(facilitator, (doc) => organisations.set(doc, id, patch))
    expect(set(asId('org-c'), { shortName: 'мъглиж' })).toBe('sameName')
    expect(set(asId('given-1'), { sectors: ['health'], shortName: 'Мъглиж (община)' })).toBe('ok')
    expect(set(asId('given-1'), { shortName: 'org-a' })).toBe('sameName')
  })

  test('BO32: an organisation that was taken off the board is brought back, not added anew', () => {
    const { court, add } = courtWith(['Еко пътеки', 'Еко пътеки'])
    rowOf(court.doc, 'organisations', 'given-0').set('deletedAt', 5)
    expect(add(named('еко пътеки'))).toBe('sameName')
  })

  test('BO32: two of one name in one edit are refused; the 46 of the sample are told apart', () => {
    const court = new Court('board')
    const add = (rows: readonly Omit<Organisation, 'id'>[]) =>
      court.try(facilitator, (doc) =>
        doc.transact(() => {
          for (const [index, row] of rows.entries())
            organisations.create(doc, { ...row, id: asId(`n-${index}`) })
        }),
      )
    expect(add([named('Първа'), named('първа')])).toBe('sameName')
    const sample = register.map(({ kind, name, shortName, shortNames }) => ({
      ...named(name.bg, shortName),
      kind,
      name: { ...name },
      shortNames: { en: '', uk: '', ...shortNames },
    }))
    expect(add(sample)).toBe('ok')
  })
})
