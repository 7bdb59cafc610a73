import type { ActionFields } from '@sedyanka/shared/actions/actions.ts'
import { board } from '@sedyanka/shared/board/board.ts'
import { collection, roomSchema } from '@sedyanka/shared/rows/collection.ts'
import { bg } from '@sedyanka/shared/i18n/bg.ts'
import type { PersonId, RowId } from '@sedyanka/shared/ids.ts'
import { type Judge, only, touches, valueOf } from '@sedyanka/shared/rights/judging.ts'
import { value } from '@sedyanka/shared/rows/records.ts'
import { collections, documentSchema } from '@sedyanka/shared/schema.ts'
import { serverSchema } from '@sedyanka/shared/server-schema.ts'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

const kinds = ['board', 'meeting'] as const
const fields = { door: value(v.string()), copies: value(v.number()) }

const isRed = ({ colour }: { colour: string }) => colour === 'red'

test('CH3: a collection without rights, or with those of other fields, does not compile', () => {
  const words = { label: 'nav.board', title: null } as const
  // @ts-expect-error nobody is said to have rights
  collection('keys', { fields, ...words })
  const ofActions: Judge<ActionFields> = () => null
  // @ts-expect-error these are rights to action items
  collection('keys', { fields, judge: ofActions, ...words })
  // @ts-expect-error no field has this name
  collection('keys', { fields, judge: () => null, label: 'nav.board', title: 'colour' })
  // @ts-expect-error no dictionary has these words
  collection('keys', { fields, judge: () => null, label: 'nav.keys', title: 'door' })
  // @ts-expect-error these are not words for so many
  collection('keys', { fields, judge: () => null, ...words, howMany: 'nav.board' })
  const share = { of: 'person', most: 1, refusal: 'share' } as const
  // @ts-expect-error no field has this name
  collection('keys', { fields, judge: () => null, ...words, share: { ...share, counts: isRed } })
  // @ts-expect-error no field has this name
  collection('keys', { fields, judge: () => null, ...words, isSettled: isRed })
  expect(collection('keys', { fields, judge: () => null, ...words }).root).toBe('keys')
})

test('CH3: a judge that names a field which its collection does not have does not compile', () => {
  const wrong: Judge<typeof fields> = (_, { before, after, fields: written }) => {
    // @ts-expect-error no such field is written
    if (written.has('colour')) return 'fixed'
    // @ts-expect-error no such field stands there
    if (after.colour === 'red') return 'fixed'
    // @ts-expect-error nor did one before
    if (before?.colour === 'red') return 'fixed'
    // @ts-expect-error only the names of fields
    if (only(written, 'door', 'colour')) return 'fixed'
    // @ts-expect-error only the names of fields
    if (touches(written, 'colour')) return 'fixed'
    // @ts-expect-error only the names of fields
    if (valueOf(after, 'colour') !== null) return 'fixed'
    // @ts-expect-error a door has no number
    if (after.door === 7) return 'fixed'
    // @ts-expect-error nothing is known yet of what stands there
    return after.door?.trim() === '' ? 'fixed' : null
  }
  expect(wrong).toBeTypeOf('function')

  // What a judge may do: compare it, or look first.
  const right: Judge<typeof fields> = (_, { after: { door }, fields: written }) => {
    const isFront = door === 'front' || (typeof door === 'string' && door.endsWith('front'))
    return isFront && only(written, 'door') && touches(written, 'door') ? null : 'foreign'
  }
  const change = {
    root: 'keys',
    id: asId<RowId>('k1'),
    before: null,
    fields: new Set(['door'] as const),
  }
  const seat = {
    personId: asId<PersonId>('p'),
    name: 'p',
    role: 'member',
    organisationId: null,
  } as const
  const view = {} as never
  expect(right(seat, { ...change, after: { door: 'front' } }, view)).toBeNull()
  expect(right(seat, { ...change, after: {} }, view)).toBe('foreign')
})

test('CH5: what pages call a collection and its rows stands in the collection and is in the dictionaries', () => {
  const everything = [...collections.board, ...collections.meeting]
  const roots = everything.map(({ root }) => root)
  expect(new Set(roots).size).toBe(roots.length)
  for (const { root, label, title, belongsTo, states, howMany, fields: own } of everything) {
    expect(bg[label], root).toBeTruthy()
    if (title !== null) expect(Object.keys(own), root).toContain(title)
    for (const [field, other] of Object.entries(belongsTo ?? {})) {
      expect(Object.keys(own), root).toContain(field)
      expect(roots, `${root}/${field}`).toContain(other)
    }
    if (howMany) expect(bg[howMany], root).toHaveProperty('other')
    const status = own['status']
    if (states === undefined || status?.kind !== 'value') continue
    for (const key of Object.keys(bg).filter((each) => each.startsWith(`status.${states}.`)))
      expect(bg[key as keyof typeof bg]).toBeTruthy()
    expect(
      Object.keys(bg).some((each) => each.startsWith(`status.${states}.`)),
      root,
    ).toBe(true)
  }
})

test('CH6: the server knows every collection of the page by the same fields and rights, and no other', () => {
  for (const kind of kinds) {
    expect([...serverSchema[kind].keys()]).toEqual([...documentSchema[kind].keys()])
    for (const [root, own] of serverSchema[kind]) {
      const shown = documentSchema[kind].get(root)
      expect([own.fields, own.judge], root).toEqual([shown?.fields, shown?.judge])
    }
  }
  expect(roomSchema([board]).get('board')?.judge).toBe(board.judge)
})
