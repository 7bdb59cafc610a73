import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** Updates as no editor would write them: structs laid out by hand, encoded without any of Yjs' own care. */

/** One client's run of structs. */
export interface Block {
  client: number
  clock: number
  structs: (Y.Item | Y.GC | Y.Skip)[]
}
export type Deletion = [client: number, clock: number, length: number]

export const id = (client: number, clock: number): Y.ID => Y.createID(client, clock)

interface ItemParts {
  origin?: Y.ID | null
  rightOrigin?: Y.ID | null
  /** A root's name or the id of the item that holds the type; ignored by Yjs when there is an origin. */
  parent?: string | Y.ID
  key?: string | null
}

export const item = (at: Y.ID, content: Y.Item['content'], parts: ItemParts = {}): Y.Item => {
  const { origin = null, rightOrigin = null, parent = null, key = null } = parts
  // Yjs takes a name or an id as the parent of what was not integrated yet, but its types do not say so.
  return new Y.Item(at, null, origin, null, rightOrigin, parent as Y.ID | null, key, content)
}

export const garbage = (at: Y.ID, length: number): Y.GC => new Y.GC(at, length)

/** Encodes version 1 of the update format. */
export const forge = (
  blocks: readonly Block[],
  deletions: readonly Deletion[] = [],
): Uint8Array => {
  const encoder = new Y.UpdateEncoderV1()
  const bytes = encoder.restEncoder
  encoding.writeVarUint(bytes, blocks.length)
  for (const { client, clock, structs } of blocks) {
    encoding.writeVarUint(bytes, structs.length)
    encoder.writeClient(client)
    encoding.writeVarUint(bytes, clock)
    for (const struct of structs) struct.write(encoder, 0)
  }
  const clients = Map.groupBy(deletions, ([client]) => client)
  encoding.writeVarUint(bytes, clients.size)
  for (const [client, ranges] of clients) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(bytes, client)
    encoding.writeVarUint(bytes, ranges.length)
    for (const [, clock, length] of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(length)
    }
  }
  return encoder.toUint8Array()
}

/** An update taken apart into what `forge` puts together. */
export const takeApart = (update: Uint8Array): { blocks: Block[]; deletions: Deletion[] } => {
  const { structs, ds } = Y.decodeUpdate(update)
  const blocks: Block[] = []
  for (const struct of structs) {
    const last = blocks.at(-1)
    if (last?.client === struct.id.client) last.structs.push(struct)
    else blocks.push({ client: struct.id.client, clock: struct.id.clock, structs: [struct] })
  }
  const deletions = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }): Deletion => [client, clock, len]),
  )
  return { blocks, deletions }
}
