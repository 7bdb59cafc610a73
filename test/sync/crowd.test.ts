import { allRooms, findPlace, type Place } from '@sedyanka/server/sync/room/crowd.ts'
import type { BoardId, OrganisationId, PersonId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

const place = (
  personId: PersonId,
  organisationId: OrganisationId | null,
  {
    role = 'member',
    heardAt = 0,
    boardId = asId('board'),
  }: { role?: Role; heardAt?: number; boardId?: BoardId } = {},
): Place => ({ boardId, personId, organisationId, role, heardAt })

/** A room that one organisation has filled with people of its own, beside one person of another. */
const filled = (): Place[] => {
  const here: Place[] = [place(asId('shy'), asId('org-shy'))]
  for (let line = 1; line < limits.peersPerRoom; line++)
    here.push(place(asId(`greedy-${line % 63}`), asId('org-greedy'), { heardAt: line }))
  return here
}

describe('HT17: who finds a place in a room', () => {
  test('HT17: whoever comes while there are places takes one', () => {
    expect(findPlace([], place(asId('a'), asId('org-a')))).toEqual({ enters: true, leaves: null })
    const almost = filled().slice(1)
    expect(findPlace(almost, place(asId('b'), asId('org-greedy')))).toEqual({
      enters: true,
      leaves: null,
    })
  })

  test('HT17: a person’s line past the limit takes the place of their own quietest one', () => {
    const own = Array.from({ length: limits.linesOfPerson }, (_, at) =>
      place(asId('a'), asId('org-a'), { heardAt: 100 - at }),
    )
    expect(findPlace(own.slice(1), place(asId('a'), asId('org-a')))).toEqual({
      enters: true,
      leaves: null,
    })
    expect(findPlace(own, place(asId('a'), asId('org-a')))).toEqual({
      enters: true,
      leaves: own.at(-1),
    })
  })

  test.each([
    ['a facilitator', place(asId('chair'), null, { role: 'facilitator' })],
    ['the wall', place(asId('wall'), null, { role: 'screen' })],
    ['the first person of an organisation', place(asId('new'), asId('org-new'))],
  ])('HT17: %s gets into a full room, and the quietest line of the greediest goes', (_who, who) => {
    const here = filled()
    const verdict = findPlace(here, who)
    expect(verdict).toMatchObject({ enters: true, leaves: { organisationId: 'org-greedy' } })
    // Of those with the most lines it is the one that was heard of longest ago.
    const lines = (id: string) => here.filter(({ personId }) => personId === id).length
    const most = Math.max(...here.map(({ personId }) => lines(personId)))
    const quietest = here.filter(
      (one) => one.organisationId === 'org-greedy' && lines(one.personId) === most,
    )
    expect(verdict).toMatchObject({ leaves: quietest[0] })
  })

  test('HT17: a full room takes a second person of a small organisation, and none more of the greediest', () => {
    expect(findPlace(filled(), place(asId('second'), asId('org-shy')))).toMatchObject({
      enters: true,
    })
    expect(findPlace(filled(), place(asId('more'), asId('org-greedy')))).toEqual({ enters: false })
  })

  test('HT17: facilitators and the wall never go for others', () => {
    const chairs = Array.from({ length: limits.peersPerRoom }, (_, at) =>
      place(asId(`chair-${at}`), asId('org-a'), { role: 'facilitator' }),
    )
    expect(findPlace(chairs, place(asId('one-more'), asId('org-b')))).toEqual({ enters: false })
  })

  test('HT17: the link of the wall, used by many, keeps no facilitator and no organisation out', () => {
    const walls = (count: number) =>
      Array.from({ length: limits.peersPerRoom }, (_, at) =>
        at < count
          ? place(asId(`wall-${at}`), null, { role: 'screen', heardAt: at })
          : place(asId(`m-${at}`), asId('org-a')),
      )
    const wall = place(asId('wall'), null, { role: 'screen' })
    expect(findPlace(walls(limits.screensPerRoom - 1), wall)).toMatchObject({
      leaves: { role: 'member' },
    })
    expect(findPlace(walls(limits.peersPerRoom), wall)).toEqual({ enters: false })
    for (const who of [
      place(asId('chair'), null, { role: 'facilitator' }),
      place(asId('new'), asId('org-new')),
    ])
      expect(findPlace(walls(limits.peersPerRoom), who)).toMatchObject({
        leaves: { role: 'screen', heardAt: 0 },
      })
  })

  test('HT17: many observers are one party: they do not push the organisations out', () => {
    const here = Array.from({ length: limits.peersPerRoom }, (_, at) =>
      at < 40
        ? place(asId(`m-${at}`), asId(`org-${at}`))
        : place(asId(`o-${at}`), null, { role: 'observer' }),
    )
    expect(findPlace(here, place(asId('o-new'), null, { role: 'observer' }))).toEqual({
      enters: false,
    })
    expect(findPlace(here, place(asId('m-new'), asId('org-1')))).toMatchObject({
      leaves: { role: 'observer' },
    })
  })

  test('AC21: of all rooms together it is the greediest organisation of one board whose lines go', () => {
    const here: Place[] = [
      place(asId('chair'), null, { role: 'facilitator' }),
      place(asId('wall'), null, { role: 'screen' }),
    ]
    // The same organisation has people at another board, who have nothing to do with it.
    for (let line = 0; line < 1_000; line++)
      here.push(
        place(asId(`calm-${line}`), asId('org-a'), { boardId: asId('other'), heardAt: line }),
      )
    for (let line = here.length; line < limits.lines; line++)
      here.push(place(asId(`greedy-${line % 500}`), asId('org-a'), { heardAt: line }))
    for (const who of [
      place(asId('second chair'), null, { role: 'facilitator', boardId: asId('other') }),
      place(asId('second wall'), null, { role: 'screen' }),
      place(asId('new'), asId('org-new')),
      place(asId('calm'), asId('org-a'), { boardId: asId('other') }),
    ])
      expect(findPlace(here, who, allRooms)).toMatchObject({
        leaves: { organisationId: 'org-a', boardId: 'board' },
      })
    expect(findPlace(here, place(asId('more'), asId('org-a')), allRooms)).toEqual({ enters: false })
  })
})
