import { limits } from '@sedyanka/shared/limits.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import { Refused } from './refused.ts'
import type { Struct } from './update-reader.ts'

/** The owner of each Yjs client id in a document. */
export interface Claims {
  /** The person; null when it is nobody's. */
  ownerOf(clientId: number): string | null
  /** Whether that is stored, and not only announced; where it is left out, whatever has an owner is stored. */
  isClaimed?(clientId: number): boolean
}

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
    claims: Claims
  },
): number[] => {
  const claimed: number[] = []
  let garbage = 0
  for (const [client, structs] of byClient) {
    const owner = claims.ownerOf(client)
    const isClaimed = claims.isClaimed?.(client) ?? owner !== null
    if (owner === seat.personId && isClaimed) continue
    // An announcement holds an id while its page is here; what is written with it claims it for good.
    const isAnnounced = owner === seat.personId
    if (client === doc.clientID || (!isAnnounced && (owner !== null || known(client) > 0)))
      throw new Refused('foreignClient')
    claimed.push(client)
    if (structs.every((struct) => struct instanceof Y.GC)) garbage++
  }
  if (garbage > limits.garbageClients) throw new Refused('tooLarge')
  return claimed
}
