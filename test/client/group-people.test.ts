import { groupPeople } from '@sedyanka/client/board/status/group-people.ts'
import type { Here } from '@sedyanka/client/sync/people-here.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

const here = (clientId: number, some: Partial<Here>): Here => ({
  clientId,
  personId: asId(`person-${clientId}`),
  name: `Name ${clientId}`,
  organisationId: null,
  role: 'member',
  color: '#123456',
  at: null,
  place: null,
  self: false,
  ...some,
})

describe('PA12: who is here, by organisation', () => {
  test('PA12: one mark an organisation, one name a person however many pages they have open', () => {
    const groups = groupPeople([
      here(1, { organisationId: asId('rzi'), personId: asId('a'), name: 'Ани' }),
      here(2, { organisationId: asId('rzi'), personId: asId('a'), name: 'Ани' }),
      here(3, { organisationId: asId('rzi'), personId: asId('b'), name: 'Боян' }),
    ])
    expect(groups).toHaveLength(1)
    expect(groups[0]?.names).toEqual(['Ани', 'Боян'])
  })

  test('PA12: one’s own organisation first, then the largest; people without one stand for themselves', () => {
    const groups = groupPeople([
      here(1, { organisationId: asId('ruo') }),
      here(2, { organisationId: asId('rzi') }),
      here(3, { organisationId: asId('rzi') }),
      here(4, { name: 'Наблюдател', role: 'observer' }),
      here(5, { organisationId: asId('most'), self: true }),
    ])
    expect(groups.map(({ organisationId }) => organisationId)).toEqual(['most', 'rzi', null, 'ruo'])
  })

  test('PA12: the screen in the hall is nobody', () => {
    expect(groupPeople([here(1, { role: 'screen' })])).toEqual([])
  })
})
