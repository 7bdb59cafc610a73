import { limits } from '@sedyanka/shared/limits.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import { Refused } from './refused.ts'
import type { Struct } from './update-reader.ts'

/**
 * Which client ids an update uses for the first time. Throws `Refused` when one is another person's or the server's, or
 * when several bring nothing but garbage: it would stay in every state vector for good.
 */
export const claimClients = (
  byClient: Map<number, Struct[]>,
  {
    seat,
    known,
    doc,
    claims,
  }: {
    seat: Seat
    known: (client: number) => number
    doc: Y.Doc
    claims: { ownerOf(clientId: number): string | null }
  },
): number[] => {
  const claimed: number[] = []
  let garbage = 0
  for (const [client, structs] of byClient) {
    const owner = claims.ownerOf(client)
    if (owner === seat.personId) continue
    if (owner !== null || known(client) > 0 || client === doc.clientID)
      throw new Refused('foreignClient')
    claimed.push(client)
    if (structs.every((struct) => struct instanceof Y.GC)) garbage++
  }
  if (garbage > limits.garbageClients) throw new Refused('tooLarge')
  return claimed
}
