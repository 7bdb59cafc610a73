import { actions } from '@sedyanka/shared/actions/actions.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { Court } from '../support/court.ts'
import { addAction, facilitator, memberA } from '../support/fixtures.ts'

describe('hand-made updates', () => {
  const bytes = (...parts: (number | number[])[]) => new Uint8Array(parts.flat())

  test('SY10: counters that promise more than there is are refused at once', () => {
    const court = new Court('board')
    for (const update of [
      bytes(),
      bytes(1),
      bytes(255, 255, 255, 255, 15),
      bytes(1, 255, 255, 255, 127, 1, 0),
      bytes(0, 1, 1, 255, 255, 255, 127),
      bytes(0, 1, 5, 1, 0, 0),
    ])
      expect(['malformed', 'tooLarge', 'missing']).toContain(court.judge(update, facilitator))
  })

  test('SY10: a client that is listed twice, or a skip, is refused', () => {
    const court = new Court('board')
    // One struct of client 7 at clock 0 (garbage of length 1), twice.
    expect(court.judge(bytes(2, [1, 7, 0, 0, 1], [1, 7, 1, 0, 1], 0), facilitator)).toBe(
      'malformed',
    )
    expect(court.judge(bytes(1, [1, 7, 0, 10, 1], 0), facilitator)).toBe('malformed')
    expect(court.judge(bytes(1, [1, 7, 0, 0, 1], 0), facilitator)).toBe('ok')
  })

  test('GU9: garbage laid on clocks to come is a gap', () => {
    const court = new Court('board')
    expect(court.judge(bytes(1, [1, 7, 5, 0, 1], 0), facilitator)).toBe('missing')
    expect(court.judge(bytes(0, 1, 9, 1, 0, 4), facilitator)).toBe('missing')
  })

  test('SY10: random damage to true updates never gets past the guard in a way that Yjs cannot apply', () => {
    const court = new Court('board')
    const update = court.update((doc) => addAction(doc, 'x', { org: asId('org-a'), seat: memberA }))
    let accepted = 0
    for (let seed = 0; seed < 4_000; seed++) {
      const mutant = new Uint8Array(update)
      for (let change = 0; change <= seed % 3; change++)
        mutant[(seed * 7_919 + change * 104_729) % mutant.length] = (seed * 31 + change * 17) & 255
      if (court.judge(mutant, memberA) !== 'ok') continue
      accepted++
      const doc = court.copy()
      expect(() => Y.applyUpdate(doc, mutant)).not.toThrow()
      expect(doc.store.pendingStructs).toBeNull()
      // Whatever it is, it is a row of the member’s own making.
      expect(needs.read(doc, asId('need-b'))).toEqual(needs.read(court.doc, asId('need-b')))
      expect(actions.read(doc, asId('action-b'))).toEqual(actions.read(court.doc, asId('action-b')))
    }
    expect(accepted).toBeGreaterThan(0)
  })
})
