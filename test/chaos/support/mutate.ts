import * as Y from 'yjs'
import type { Random } from '../../support/random.ts'
import { type Block, type Deletion, forge, garbage, id, item, takeApart } from './forge.ts'

/** Damage to updates: to their bytes, and to what they say. */

export const mutateBytes = (update: Uint8Array, other: Uint8Array, random: Random): Uint8Array => {
  const bytes = [...update]
  const at = () => random.int(bytes.length)
  switch (random.int(6)) {
    case 0:
      return new Uint8Array(bytes.slice(0, at()))
    case 1:
      bytes.splice(at(), 1 + random.int(3))
      break
    case 2:
      bytes.splice(at(), 0, random.int(256))
      break
    case 3:
      // The beginning of one and the end of another.
      return new Uint8Array([...bytes.slice(0, at()), ...other.slice(random.int(other.length))])
    default:
      for (let change = 0; change <= random.int(3); change++) {
        const place = at()
        bytes[place] = random.chance(0.5)
          ? random.int(256)
          : (bytes[place] ?? 0) ^ (1 << random.int(8))
      }
  }
  return new Uint8Array(bytes)
}

interface Parts {
  blocks: Block[]
  deletions: Deletion[]
}

/** Ids of every kind: stored ones, the update's own, and ones that do not exist. */
const pickId = (doc: Y.Doc, { blocks }: Parts, random: Random): Y.ID => {
  const roll = random.int(10)
  if (roll === 0) return id(random.int(5_000), random.int(50))
  const own = blocks.flatMap(({ structs }) => structs)
  if (roll < 5 && own.length > 0) {
    const { client, clock } = random.pick(own).id
    return id(client, Math.max(0, clock + random.int(3) - 1))
  }
  const [client, structs] = random.pick([...doc.store.clients])
  const struct = random.pick(structs)
  return id(client, struct.id.clock + random.int(struct.length))
}

const contents: (() => Y.Item['content'])[] = [
  () => new Y.ContentAny(['org-a']),
  () => new Y.ContentAny(['accepted']),
  () => new Y.ContentAny([1, 2]),
  () => new Y.ContentString('мутант'),
  () => new Y.ContentDeleted(1),
  () => new Y.ContentDeleted(5),
  () => new Y.ContentFormat('bold', true),
  () => new Y.ContentFormat('link', 'javascript:x'),
  () => new Y.ContentFormat('link', { href: 'https://example.org' }),
  () => new Y.ContentType(new Y.Map()),
  () => new Y.ContentType(new Y.Text()),
  () => new Y.ContentAny(['h2']),
  () => new Y.ContentType(new Y.XmlElement('paragraph')),
  () => new Y.ContentType(new Y.XmlElement('script')),
  () => new Y.ContentType(new Y.XmlText()),
  () => new Y.ContentBinary(new Uint8Array(2)),
  () => new Y.ContentEmbed({}),
  () => new Y.ContentJSON(['x']),
]

const keys = [
  'status',
  'orgId',
  'title',
  'notes',
  'noteText',
  'k',
  'createdBy',
  'deletedAt',
  'note',
  'choice',
  'confirmedAt',
  'new-row',
  '__proto__',
]

/** The same item with one thing about it changed. */
const changeItem = (struct: Y.Item, parts: Parts, { doc, roots, random }: Soil): Y.Item => {
  const { origin, rightOrigin, parentSub: key } = struct
  const parent = (struct.parent as unknown as string | Y.ID | null) ?? random.pick(roots)
  const same = { origin, rightOrigin, parent, key }
  const some = () => pickId(doc, parts, random)
  switch (random.int(8)) {
    case 0:
      return item(struct.id, struct.content, {
        ...same,
        origin: random.chance(0.2) ? null : some(),
      })
    case 1:
      return item(struct.id, struct.content, {
        ...same,
        rightOrigin: random.chance(0.2) ? null : some(),
      })
    case 2:
      return item(struct.id, struct.content, {
        parent: random.chance(0.3) ? random.pick(roots) : some(),
        key,
      })
    case 3:
      return item(struct.id, struct.content, {
        ...same,
        origin: null,
        rightOrigin: null,
        key: random.chance(0.2) ? null : random.pick(keys),
      })
    case 4:
      return item(struct.id, struct.content, {
        parent: some(),
        key: random.chance(0.5) ? random.pick(keys) : null,
      })
    default:
      return item(struct.id, random.pick(contents)(), same)
  }
}

interface Soil {
  doc: Y.Doc
  roots: readonly string[]
  random: Random
}

const changeBlock = (parts: Parts, soil: Soil): void => {
  const { random, doc } = soil
  const block = random.pick(parts.blocks)
  const at = random.int(block.structs.length)
  const struct = block.structs[at]
  if (!struct) return
  const { client, clock } = struct.id
  switch (random.int(9)) {
    case 0:
      block.structs.splice(at, 1)
      break
    case 1:
      block.structs.splice(at, 1, garbage(id(client, clock), 1 + random.int(struct.length + 3)))
      break
    case 2:
      block.structs.splice(
        at,
        0,
        item(id(client, clock), random.pick(contents)(), { origin: pickId(doc, parts, random) }),
      )
      break
    case 3:
      block.clock = Math.max(0, block.clock + random.int(5) - 2)
      break
    case 4:
      block.client = random.chance(0.5)
        ? random.pick([...doc.store.clients.keys()])
        : random.int(2 ** 31)
      break
    case 5:
      parts.blocks.push({ ...block, structs: [...block.structs] })
      break
    default:
      if (struct instanceof Y.Item) block.structs[at] = changeItem(struct, parts, soil)
  }
}

const changeDeletions = ({ deletions }: Parts, { doc, random }: Soil): void => {
  const [client, structs] = random.pick([...doc.store.clients])
  const struct = random.pick(structs)
  if (random.chance(0.2) && deletions.length > 0) deletions.splice(random.int(deletions.length), 1)
  else
    deletions.push([client, struct.id.clock, random.chance(0.1) ? random.int(90) : struct.length])
}

/** The update with one to three things changed in what it says; whatever its bytes are, they are well-formed. */
export const mutateStructs = (update: Uint8Array, soil: Soil): Uint8Array => {
  const parts = takeApart(update)
  for (let change = 0; change <= soil.random.int(3); change++)
    if (parts.blocks.length > 0 && soil.random.chance(0.8)) changeBlock(parts, soil)
    else changeDeletions(parts, soil)
  return forge(parts.blocks, parts.deletions)
}
