import { actions } from '@sedyanka/shared/actions/actions.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { authoredBy } from '@sedyanka/shared/rows/fields.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { speakers } from '@sedyanka/shared/meeting/speakers.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import {
  addAction,
  buildBoard,
  buildMeeting,
  facilitator,
  memberA,
  memberB,
  observer,
} from '../support/fixtures.ts'
import { noteOf } from '../support/notes.ts'
import { fieldOf, itemOf, rowOf } from './support/attack.ts'
import { Court, updateOf } from './support/court.ts'
import { type Deletion, forge, garbage, id, item, takeApart } from './support/forge.ts'

/** Ways past earlier versions of the guard; each was open once. */

const any = (...values: unknown[]) => new Y.ContentAny(values)

/** A client id that nobody used. */
const fresh = 4_000_001
/** … and one that loses against every other that writes at the same time. */
const lowest = 1

describe('values that lose against others', () => {
  let court: Court
  beforeEach(() => {
    // An action item of org-a, made by a member of org-b who may only propose it.
    court = new Court('board', (doc) => {
      buildBoard(doc)
      addAction(doc, 'for-a', { org: asId('org-a'), seat: memberB })
    })
  })
  const status = () => rowOf(court.doc, 'actions', 'for-a').get('status')

  /** A value that another client is said to have written at the same time, and that loses: Yjs buries it at once. */
  const losing = (clock: number, value: unknown, key: string) =>
    item(id(lowest, clock), any(value), { parent: itemOf(court.doc, 'actions', 'for-a').id, key })

  test('GU13: a value that arrives dead does not count when rights are judged', () => {
    const present = fieldOf(rowOf(court.doc, 'actions', 'for-a'), 'status')
    const structs = [
      losing(0, 'org-b', 'responsibleOrgId'),
      item(id(lowest, 1), any('accepted'), { origin: present.id }),
    ]
    const trick = forge([{ client: lowest, clock: 0, structs }])
    expect(court.receive(trick, memberB).refused).toBe('foreign')
    expect(status()).toBe('proposed')
  })

  test('GU13: several values of one field count as the one that stays', () => {
    const responsible = fieldOf(rowOf(court.doc, 'actions', 'for-a'), 'responsibleOrgId')
    const present = fieldOf(rowOf(court.doc, 'actions', 'for-a'), 'status')
    // Rank by rank they are legal, (org-b, accepted) and (org-a, proposed); what stays is (org-a, accepted).
    const structs = [
      item(id(fresh, 0), any('org-b'), { origin: responsible.id }),
      item(id(fresh, 1), any('org-a'), { origin: id(fresh, 0) }),
      item(id(fresh, 2), any('accepted'), { origin: present.id }),
      item(id(fresh, 3), any('proposed'), { origin: present.id }),
    ]
    const trick = forge([{ client: fresh, clock: 0, structs }])
    expect(court.receive(trick, memberB).refused).toBe('foreign')
    expect(status()).toBe('proposed')
  })

  test('GU13: nobody writes in front of what stands', () => {
    const present = fieldOf(rowOf(court.doc, 'actions', 'for-a'), 'status')
    const structs = [item(id(fresh, 0), any('cancelled'), { rightOrigin: present.id })]
    const update = forge([{ client: fresh, clock: 0, structs }])
    expect(court.receive(update, memberB).refused).toBe('malformed')
  })

  test('GU13: a value that a tombstone of the same update covers is no value', () => {
    const present = fieldOf(rowOf(court.doc, 'actions', 'for-a'), 'status')
    const blank = forge([
      {
        client: fresh,
        clock: 0,
        structs: [
          item(id(fresh, 0), any('proposed'), { origin: present.id }),
          item(id(fresh, 1), new Y.ContentDeleted(1), { origin: id(fresh, 0) }),
        ],
      },
    ])
    expect(court.receive(blank, memberB).refused).toBe('invalid')
    expect(status()).toBe('proposed')
  })

  test('GU13: a value that is deleted together with the one before it is no value', () => {
    const present = fieldOf(rowOf(court.doc, 'actions', 'for-a'), 'status')
    const blank = forge(
      [{ client: lowest, clock: 0, structs: [losing(0, 'cancelled', 'status')] }],
      [[present.id.client, present.id.clock, 1]],
    )
    expect(court.receive(blank, memberB).refused).toBe('invalid')
    expect(status()).toBe('proposed')
  })

  test('GU11: a late value that loses against a newer one is no offence', () => {
    const [late, newer] = [court.copy(), court.copy()]
    late.clientID = 1
    newer.clientID = 2
    const cancel = updateOf(late, (doc) => actions.set(doc, asId('for-a'), { status: 'cancelled' }))
    const begin = updateOf(newer, (doc) =>
      actions.set(doc, asId('for-a'), { status: 'inProgress' }),
    )
    expect(court.receive(begin, memberA).refused).toBeNull()
    expect(court.receive(cancel, memberB).refused).toBeNull()
    expect(status()).toBe('inProgress')
  })
})

describe('structs that overlap what is stored', () => {
  let court: Court
  const mine = 77
  beforeEach(() => {
    court = new Court('meeting', buildMeeting)
    const writer = court.copy()
    writer.clientID = mine
    // A block with a kind, deleted again: its entries become garbage, at the end of this client's run.
    const block = new Y.Map<unknown>()
    court.receive(
      updateOf(writer, () => {
        noteOf(writer).insertEmbed(0, block, {})
        block.set('k', 'h2')
        block.set('d', 1)
      }),
      memberB,
    )
    court.receive(
      updateOf(writer, () => noteOf(writer).delete(0, 1)),
      memberB,
    )
  })
  const end = () => Y.getState(court.doc.store, mine)

  test('GU14: what continues garbage is garbage, or is refused', () => {
    expect(Y.getItem(court.doc.store, id(mine, end() - 1)) as unknown).toBeInstanceOf(Y.GC)
    const parent = itemOf(court.doc, 'agenda', 'item-1').id
    const overlapping = forge([
      {
        client: mine,
        clock: end() - 1,
        structs: [item(id(mine, end() - 1), any('x', 'y'), { parent, key: 'title' })],
      },
    ])
    expect(court.receive(overlapping, memberB).refused).toBe('malformed')
  })

  test('GU14: a reference into what is stored is never looked up in the update', () => {
    const writer = court.copy()
    writer.clientID = 78
    court.receive(
      updateOf(writer, () => noteOf(writer).insertEmbed(0, new Y.Map(), {})),
      memberB,
    )
    const stored = Y.getState(court.doc.store, 78)
    const dead = id(mine, end() - 1)
    // The first struct claims to cover all of this client's run and hangs on garbage; the second hangs on the run.
    const trick = forge([
      {
        client: 78,
        clock: 0,
        structs: [
          item(id(78, 0), new Y.ContentString('x'.repeat(stored + 1)), { origin: dead }),
          item(id(78, stored + 1), new Y.ContentType(new Y.XmlElement('script')), {
            origin: id(78, 0),
          }),
        ],
      },
    ])
    expect(court.receive(trick, memberB).refused).not.toBeNull()
    expect(JSON.stringify(rowOf(court.doc, 'agenda', 'item-1').toJSON())).not.toContain('script')
  })

  test('GU14: structs that are known already are not believed either', () => {
    const known = (parts: Parameters<typeof item>[2]) =>
      forge([{ client: mine, clock: 0, structs: [item(id(mine, 0), any(1), parts)] }])
    for (const parts of [
      { origin: id(fresh, 5) },
      { rightOrigin: id(fresh, 5) },
      { parent: id(fresh, 5) },
      { origin: id(mine, 900) },
      { parent: id(mine, 900) },
    ])
      expect(court.receive(known(parts), memberB).refused, JSON.stringify(parts)).not.toBeNull()
  })
})

describe('rows', () => {
  test('GU15: a row that is dead on arrival does not take its id', () => {
    const court = new Court('meeting', buildMeeting)
    const word = { mode: 'online', representatives: 1, names: '', confirmedAt: null } as const
    const made = updateOf(court.copy(), (doc) =>
      attendance.create(doc, { id: asId('org-b'), orgId: asId('org-b'), ...word }),
    )
    const { blocks } = takeApart(made)
    const deletions = blocks.map(({ client, clock }): Deletion => [client, clock, 1])
    const burn = forge(blocks, deletions)
    expect(court.receive(burn, memberB).refused).toBe('invalid')
  })

  test('GU12: a collection ends somewhere, within one update too', () => {
    const court = new Court('meeting', buildMeeting)
    const flood = updateOf(court.copy(), (doc) => {
      const hand = {
        orgId: asId<OrganisationId>('org-b'),
        calledAt: null,
        doneAt: null,
        ...authoredBy(memberB, 1),
      }
      for (let i = 0; i <= limits.rowsPerCollection; i++)
        speakers.create(doc, { id: asId(`flood-${i}`), ...hand })
    })
    expect(court.receive(flood, memberB).refused).toBe('tooLarge')
  })
})

describe('bytes', () => {
  let court: Court
  beforeEach(() => {
    court = new Court('board', buildBoard)
  })

  test('GU16: clocks end before they are no longer whole numbers', () => {
    const max = Number.MAX_SAFE_INTEGER
    const run = forge([
      {
        client: fresh,
        clock: 0,
        structs: [garbage(id(fresh, 0), max), garbage(id(fresh, max), 1_000)],
      },
    ])
    expect(court.receive(run, memberB).refused).toBe('malformed')
    expect(() => Y.decodeStateVector(Y.encodeStateVector(court.doc))).not.toThrow()
  })

  test('GU4: observers write nothing, not even what nobody could see', () => {
    const unseen = forge([{ client: fresh, clock: 0, structs: [garbage(id(fresh, 0), 1)] }])
    expect(court.receive(unseen, observer).refused).toBe('observer')
    expect(court.receive(unseen, { ...observer, role: 'screen' }).refused).toBe('observer')
  })

  test('GU16: an update that goes on behind its end is refused, so is the second version of the format', () => {
    const good = updateOf(court.copy(), (doc) => needs.set(doc, asId('need-b'), { quantity: 7 }))
    expect(court.judge(new Uint8Array([...good, 0]), memberB).refused).toBe('malformed')
    for (const update of [good, new Uint8Array([0, 0])])
      expect(court.judge(Y.convertUpdateFormatV1ToV2(update), memberB).refused).not.toBeNull()
    expect(court.judge(good, memberB).refused).toBeNull()
  })
})

describe('marks', () => {
  test('GU8: a mark carries no more than a link needs', () => {
    const court = new Court('meeting', buildMeeting)
    const write = (link: unknown) =>
      updateOf(court.copy(), (doc) => noteOf(doc).insert(0, 'връзка', { link }))
    const href = 'https://example.org/'
    expect(court.judge(write(href), memberB).refused).toBeNull()
    expect(court.judge(write({ href }), memberB).refused).toBe('invalid')
    expect(court.judge(write(`${href}${'x'.repeat(2_000)}`), facilitator).refused).toBe('invalid')
  })
})
