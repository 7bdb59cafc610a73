import type { RoomKind } from '@sedyanka/shared/ids.ts'
import * as Y from 'yjs'
import { type Attack, fieldOf, type Forgery, itemOf, rowOf } from './attack.ts'
import { stateOf, updateOf } from './court.ts'
import { type Block, type Deletion, forge, garbage, id, item, takeApart } from './forge.ts'

/** Hand-made structs. `places` names, for each kind of document, a field that nobody writes again, and a text. */
const places: Record<
  RoomKind,
  {
    root: string
    foreign: string
    field: string
    text: { root: string; row: string; field: string }
  }
> = {
  board: {
    root: 'needs',
    foreign: 'need-b',
    field: 'orgId',
    text: { root: 'actions', row: 'action-b', field: 'title' },
  },
  meeting: {
    root: 'votes',
    foreign: 'decision-1:org-b',
    field: 'orgId',
    text: { root: 'agenda', row: 'item-1', field: 'title' },
  },
}
const any = (...values: unknown[]) => new Y.ContentAny(values)

/** One run of a client id that nobody used. */
const run = (
  { random }: Attack,
  make: (client: number, at: (clock: number) => Y.ID) => Block['structs'],
  clock = 0,
): Block[] => {
  const client = 5_000_000 + random.int(1_000_000_000)
  const structs = make(client, (each) => id(client, each))
  return [{ client, clock, structs }]
}
const foreignOf = ({ doc, court }: Attack) => {
  const { root, foreign, field } = places[court.kind]
  return {
    row: itemOf(doc, root, foreign),
    entry: fieldOf(rowOf(doc, root, foreign), field),
    field,
  }
}
const textOf = ({ doc, court }: Attack) => {
  const { root, row, field } = places[court.kind].text
  return fieldOf(rowOf(doc, root, row), field)
}
/** Somebody else's client id, with its next clock. */
const victimOf = ({ court, seat, random }: Attack): { client: number; clock: number } | null => {
  const others = [...court.owners].filter(([, owner]) => owner !== seat.personId)
  if (others.length === 0) return null
  const [client] = random.pick(others)
  return { client, clock: Y.getState(court.doc.store, client) }
}
const anyLive = ({ doc, random }: Attack): Y.Item => {
  const structs = [...doc.store.clients.values()]
    .flat()
    .filter((struct): struct is Y.Item => struct instanceof Y.Item && !struct.deleted)
  return random.pick(structs)
}
const ownUpdate = ({ court, doc, seat, step }: Attack): Uint8Array =>
  court.kind === 'board'
    ? updateOf(doc, (each) =>
        each.getMap('actions').set(
          `own-${step}`,
          new Y.Map<unknown>([
            ['status', 'proposed'],
            ['title', new Y.Text('x')],
            ['createdBy', seat.personId],
            ['createdByOrg', seat.organisationId],
            ['createdAt', 1],
          ]),
        ),
      )
    : updateOf(doc, (each) =>
        (rowOf(each, 'agenda', 'item-1').get('noteText') as Y.Text).insert(0, 'x'),
      )

export const forgeries: Record<string, Forgery> = {
  'a tombstone over a foreign value': (attack) => {
    const { entry } = foreignOf(attack)
    return {
      blocks: run(attack, (_, at) => [
        item(at(0), new Y.ContentDeleted(1), { origin: entry.lastId }),
      ]),
    }
  },
  'a foreign value deleted by its clock': (attack) => {
    const { entry } = foreignOf(attack)
    return { blocks: [], deletions: [[entry.id.client, entry.id.clock, 1]] }
  },
  'a foreign row deleted by its clock': (attack) => {
    const { row } = foreignOf(attack)
    return { blocks: [], deletions: [[row.id.client, row.id.clock, 1]] }
  },
  'everything deleted': ({ doc }) => ({
    blocks: [],
    deletions: [...stateOf(doc)].map(([client, clock]): Deletion => [client, 0, clock]),
  }),
  'garbage on a victim’s next clocks': (attack) => {
    const victim = victimOf(attack)
    return (
      victim && {
        blocks: [{ ...victim, structs: [garbage(id(victim.client, victim.clock), 1_000_000)] }],
      }
    )
  },
  'words in a victim’s name': (attack) => {
    const victim = victimOf(attack)
    const text = textOf(attack)
    return (
      victim && {
        blocks: [
          {
            ...victim,
            structs: [
              item(id(victim.client, victim.clock), new Y.ContentString('x'), { parent: text.id }),
            ],
          },
        ],
      }
    )
  },
  'the server’s own client id': ({ court }) => {
    const client = court.doc.clientID
    const clock = Y.getState(court.doc.store, client)
    return { blocks: [{ client, clock, structs: [garbage(id(client, clock), 1)] }] }
  },
  'a client id of the stored document': ({ court, random }) => {
    const [client, clock] = random.pick(
      [...stateOf(court.doc)].filter(([each]) => !court.owners.has(each)),
    )
    return { blocks: [{ client, clock, structs: [garbage(id(client, clock), 1)] }] }
  },
  'a gap': (attack) => ({ blocks: run(attack, (_, at) => [garbage(at(5), 1)], 5) }),
  'a skip': (attack) => ({
    blocks: run(attack, (_, at) => [new Y.Skip(at(0), 5), garbage(at(5), 1)]),
  }),
  'a reference into one’s own future': (attack) => ({
    blocks: run(attack, (_, at) => [item(at(0), any(1), { origin: at(1) }), garbage(at(1), 1)]),
  }),
  'a parent in one’s own future': (attack) => ({
    blocks: run(attack, (_, at) => [
      item(at(0), any(1), { parent: at(1), key: 'a' }),
      garbage(at(1), 1),
    ]),
  }),
  'a circle of two clients': (attack) => {
    const [a, b] = [run(attack, () => [])[0] as Block, run(attack, () => [])[0] as Block]
    a.structs.push(item(id(a.client, 0), any(1), { origin: id(b.client, 0) }))
    b.structs.push(item(id(b.client, 0), any(1), { origin: id(a.client, 0) }))
    return { blocks: [a, b] }
  },
  'a reference to what nobody has': (attack) => ({
    blocks: run(attack, (_, at) => [
      item(
        at(0),
        any(1),
        attack.random.pick([
          { origin: id(4, 9) },
          { rightOrigin: id(4, 9) },
          { parent: id(4, 9), key: 'a' },
        ]),
      ),
    ]),
  }),
  'a client listed twice': (attack) => {
    const [block] = run(attack, (_, at) => [garbage(at(0), 1)])
    return block
      ? { blocks: [block, { ...block, clock: 1, structs: [garbage(id(block.client, 1), 1)] }] }
      : null
  },
  'a client listed empty': (attack) => ({ blocks: run(attack, () => []) }),
  'a deletion of nothing': (attack) => ({
    blocks: [],
    deletions: [[foreignOf(attack).row.id.client, 0, 0]],
  }),
  'a deletion of what is to come': ({ doc }) => {
    const [client, clock] = [...stateOf(doc)][0] ?? [1, 0]
    return { blocks: [], deletions: [[client, clock, 1_000]] }
  },
  'a deletion in an unknown client': () => ({ blocks: [], deletions: [[77_777, 0, 4]] }),
  'neighbours of two parents': (attack) => {
    const [one, other] = [anyLive(attack), anyLive(attack)]
    if (one.parent === other.parent && one.parentSub === other.parentSub) return null
    return {
      blocks: run(attack, (_, at) => [
        item(at(0), any('x'), { origin: one.lastId, rightOrigin: other.id }),
      ]),
    }
  },
  'a value in front of what stands': (attack) => ({
    blocks: run(attack, (_, at) => [
      item(at(0), any('x'), { rightOrigin: foreignOf(attack).entry.id }),
    ]),
  }),
  'a dead row': (attack) => {
    const { blocks } = takeApart(ownUpdate(attack))
    if (attack.court.kind !== 'board') return null
    return { blocks, deletions: blocks.map(({ client, clock }): Deletion => [client, clock, 1]) }
  },
  'clocks past whole numbers': (attack) => ({
    blocks: run(attack, (_, at) => [
      garbage(at(0), Number.MAX_SAFE_INTEGER),
      garbage(at(Number.MAX_SAFE_INTEGER), 9),
    ]),
  }),
  'strange content in a text': (attack) => {
    const content = attack.random.pick([
      () => new Y.ContentBinary(new Uint8Array([1])),
      () => new Y.ContentDoc(new Y.Doc()),
      () => new Y.ContentJSON([{ a: 1 }]),
      () => new Y.ContentEmbed({ a: 1 }),
      () => new Y.ContentFormat('bold', true),
      () => any('x'),
      () => new Y.ContentType(new Y.Map()),
      () => new Y.ContentType(new Y.Text()),
    ])()
    return { blocks: run(attack, (_, at) => [item(at(0), content, { parent: textOf(attack).id })]) }
  },
  'a key in a text': (attack) => ({
    blocks: run(attack, (_, at) => [
      item(at(0), any('x'), { parent: textOf(attack).id, key: 'x' }),
    ]),
  }),
  'a sequence in a map': (attack) => ({
    blocks: run(attack, (_, at) => [item(at(0), any('x'), { parent: foreignOf(attack).row.id })]),
  }),
  'a sequence in a root': (attack) => ({
    blocks: run(attack, (_, at) => [
      item(at(0), any('x'), { parent: places[attack.court.kind].root }),
    ]),
  }),
  'many values in one': (attack) => ({
    blocks: run(attack, (_, at) => [
      item(at(0), any('a', 'b'), { origin: foreignOf(attack).entry.lastId }),
    ]),
  }),
  'no value at all': (attack) => ({
    blocks: run(attack, (_, at) => [
      item(at(0), any(), { origin: foreignOf(attack).entry.lastId }),
    ]),
  }),
  'letters under a key': (attack) => ({
    blocks: run(attack, (_, at) => [
      item(at(0), new Y.ContentString('xx'), { origin: foreignOf(attack).entry.lastId }),
    ]),
  }),
  'a known struct with false references': (attack) => {
    const [client] = attack.random.pick([...stateOf(attack.court.doc)])
    const parts = attack.random.pick([
      { origin: id(4, 9) },
      { rightOrigin: id(client, 1e6) },
      { parent: id(4, 9) },
    ])
    return { blocks: [{ client, clock: 0, structs: [item(id(client, 0), any(1), parts)] }] }
  },
  'the second version of the format': (attack) => Y.convertUpdateFormatV1ToV2(ownUpdate(attack)),
  'more behind the end': (attack) => new Uint8Array([...ownUpdate(attack), attack.random.int(256)]),
  'an end that is missing': (attack) => {
    const update = ownUpdate(attack)
    return update.slice(0, update.length - 1 - attack.random.int(update.length - 2))
  },
  'counters that promise too much': ({ random }) =>
    new Uint8Array(
      random.pick([
        [255, 255, 255, 255, 15],
        [1, 255, 255, 255, 127, 1, 0],
        [0, 1, 1, 255, 255, 255, 127],
        [0, 255, 255, 255, 255, 15],
        [],
      ]),
    ),
}

/** The update of a forgery, alone or within something legal of the same person. */
export const forgeryUpdate = (
  attack: Attack,
  forgery: Forgery,
  legal: Uint8Array | null,
): Uint8Array | null => {
  const made = forgery(attack)
  if (made === null || made instanceof Uint8Array) return made
  const base = legal ? takeApart(legal) : { blocks: [], deletions: [] }
  return forge([...base.blocks, ...made.blocks], [...base.deletions, ...(made.deletions ?? [])])
}
