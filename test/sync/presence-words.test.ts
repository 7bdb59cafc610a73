import { presenceWords } from '@sedyanka/server/sync/presence/presence-words.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

const read = (state: unknown): unknown => JSON.parse(`{${presenceWords(JSON.stringify(state))}}`)
const nothing = { cursor: null, at: null }

const clock = fc.nat()
const structId = fc.option(fc.record({ client: clock, clock }))
const position = fc.record({
  type: structId,
  tname: fc.constant(null),
  item: structId,
  assoc: fc.constantFrom(0, -1, 1),
})
const cursor = fc.record({ anchor: position, head: position })
const at = fc.stringMatching(/^agenda\/[a-z0-9-]{1,40}\/notes$/)
const place = fc.constantFrom('hall', 'online')
const fields = { user: fc.anything(), cursor, at, place }

describe('what a page says of itself', () => {
  test('SY20: caret, field and place arrive as they were said, in whatever order, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.record(fields),
        fc.shuffledSubarray(Object.keys(fields), { minLength: 4 }),
        (said, order) => {
          const state = Object.fromEntries(order.map((key) => [key, said[key as 'at']]))
          expect(read(state)).toEqual({ cursor: said.cursor, at: said.at, place: said.place })
        },
      ),
    )
  })

  test('SY20: a caret that Yjs made fits', () => {
    const doc = new Y.Doc()
    const text = doc.getMap('agenda').set('item-1', new Y.Text('дума')) as Y.Text
    for (const assoc of [0, -1, 1]) {
      const caret = Y.createRelativePositionFromTypeIndex(text, 2, assoc)
      const said = { cursor: { anchor: caret, head: caret } }
      expect(read(said)).toEqual({ ...nothing, ...(JSON.parse(JSON.stringify(said)) as object) })
    }
  })

  test('SY20: any text at all gives JSON that says no more than a page may', () => {
    const piece = fc.constantFrom(
      ...'{}[]",:\\'.split(''),
      '"cursor":',
      '"at":"',
      '"place":"hall"',
      '"anchor":{"type":null,"tname":null,"item":{"client":01,"clock":1e9},"assoc":0}',
      '"user":{"role":"facilitator"}',
      'agenda/item',
      '\u2028',
    )
    const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 })
    fc.assert(
      fc.property(text, (pieces) => {
        const words = JSON.parse(`{${presenceWords(pieces.join(''))}}`) as Record<string, unknown>
        expect(
          Object.keys(words).filter((key) => !['cursor', 'at', 'place'].includes(key)),
        ).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['a number with a leading zero', '"cursor":{"anchor":P,"head":P}', '007'],
    ['a fraction', '"cursor":{"anchor":P,"head":P}', '1.5'],
    ['a number past whole numbers', '"cursor":{"anchor":P,"head":P}', '9999999999999999'],
  ])('SY20: a caret with %s is left out', (_, pattern, clockText) => {
    const strange = `{"type":null,"tname":null,"item":{"client":1,"clock":${clockText}},"assoc":0}`
    expect(JSON.parse(`{${presenceWords(`{${pattern.replaceAll('P', strange)}}`)}}`)).toEqual(
      nothing,
    )
  })

  test('SY20: a caret on a root’s name is left out', () => {
    const onRoot = { type: null, tname: 'agenda', item: null, assoc: 0 }
    expect(read({ cursor: { anchor: onRoot, head: onRoot } })).toEqual(nothing)
  })

  test('SY20: what stands within a string of the state is not taken for a field', () => {
    expect(read({ user: { name: '","at":"agenda/item-9/notes","place":"hall"' } })).toEqual(nothing)
  })
})
