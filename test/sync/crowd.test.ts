import { allRooms, findPlace, type Place } from '@sedyanka/server/sync/crowd.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import { describe, expect, test } from 'vitest'

const place = (
  personId: string,
  organisationId: string | null,
  {
    role = 'member',
    heardAt = 0,
    boardId = 'board',
  }: { role?: Role; heardAt?: number; boardId?: string } = {},
): Place => ({ boardId, personId, organisationId, role, heardAt })

/** A room that one organisation has filled with people of its own, beside one person of another. */
const filled = (): Place[] => {
  const here: Place[] = [place('shy', 'org-shy')]
  for (let line = 1; line < limits.peersPerRoom; line++)
    here.push(place(`greedy-${line % 63}`, 'org-greedy', { heardAt: line }))
  return here
}

describe('R304: who finds a place in a room', () => {
  test('R304: whoever comes while there are places takes one', () => {
    expect(findPlace([], place('a', 'org-a'))).toEqual({ enters: true, leaves: null })
    const almost = filled().slice(1)
    expect(findPlace(almost, place('b', 'org-greedy'))).toEqual({ enters: true, leaves: null })
  })

  test('R304: a person’s line past the limit takes the place of their own quietest one', () => {
    const own = Array.from({ length: limits.linesOfPerson }, (_, at) =>
      place('a', 'org-a', { heardAt: 100 - at }),
    )
    expect(findPlace(own.slice(1), place('a', 'org-a'))).toEqual({ enters: true, leaves: null })
    expect(findPlace(own, place('a', 'org-a'))).toEqual({ enters: true, leaves: own.at(-1) })
  })

  test.each([
    ['a facilitator', place('chair', null, { role: 'facilitator' })],
    ['the wall', place('wall', null, { role: 'screen' })],
    ['the first person of an organisation', place('new', 'org-new')],
  ])('R304: %s gets into a full room, and the quietest line of the greediest goes', (_who, who) => {
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

  test('R304: a full room takes a second person of a small organisation, and none more of the greediest', () => {
    expect(findPlace(filled(), place('second', 'org-shy'))).toMatchObject({ enters: true })
    expect(findPlace(filled(), place('more', 'org-greedy'))).toEqual({ enters: false })
  })

  test('R304: facilitators and the wall never go for others', () => {
    const chairs = Array.from({ length: limits.peersPerRoom }, (_, at) =>
      place(`chair-${at}`, 'org-a', { role: 'facilitator' }),
    )
    expect(findPlace(chairs, place('one-more', 'org-b'))).toEqual({ enters: false })
  })

  test('R304: the link of the wall, used by many, keeps no facilitator and no organisation out', () => {
    const walls = (count: number) =>
      Array.from({ length: limits.peersPerRoom }, (_, at) =>
        at < count
          ? place(`wall-${at}`, null, { role: 'screen', heardAt: at })
          : place(`m-${at}`, 'org-a'),
      )
    const wall = place('wall', null, { role: 'screen' })
    expect(findPlace(walls(limits.screensPerRoom - 1), wall)).toMatchObject({
      leaves: { role: 'member' },
    })
    expect(findPlace(walls(limits.peersPerRoom), wall)).toEqual({ enters: false })
    for (const who of [place('chair', null, { role: 'facilitator' }), place('new', 'org-new')])
      expect(findPlace(walls(limits.peersPerRoom), who)).toMatchObject({
        leaves: { role: 'screen', heardAt: 0 },
      })
  })

  test('R304: many observers are one party: they do not push the organisations out', () => {
    const here = Array.from({ length: limits.peersPerRoom }, (_, at) =>
      at < 40 ? place(`m-${at}`, `org-${at}`) : place(`o-${at}`, null, { role: 'observer' }),
    )
    expect(findPlace(here, place('o-new', null, { role: 'observer' }))).toEqual({ enters: false })
    expect(findPlace(here, place('m-new', 'org-1'))).toMatchObject({ leaves: { role: 'observer' } })
  })

  test('R348: of all rooms together it is the greediest organisation of one board whose lines go', () => {
    const here: Place[] = [
      place('chair', null, { role: 'facilitator' }),
      place('wall', null, { role: 'screen' }),
    ]
    // The same organisation has people at another board, who have nothing to do with it.
    for (let line = 0; line < 1_000; line++)
      here.push(place(`calm-${line}`, 'org-a', { boardId: 'other', heardAt: line }))
    for (let line = here.length; line < limits.lines; line++)
      here.push(place(`greedy-${line % 500}`, 'org-a', { heardAt: line }))
    for (const who of [
      place('second chair', null, { role: 'facilitator', boardId: 'other' }),
      place('second wall', null, { role: 'screen' }),
      place('new', 'org-new'),
      place('calm', 'org-a', { boardId: 'other' }),
    ])
      expect(findPlace(here, who, allRooms)).toMatchObject({
        leaves: { organisationId: 'org-a', boardId: 'board' },
      })
    expect(findPlace(here, place('more', 'org-a'), allRooms)).toEqual({ enters: false })
  })
})
