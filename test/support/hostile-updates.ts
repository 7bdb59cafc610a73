import * as encoding from 'lib0/encoding'
import type { SimClient } from './sim-client.ts'
import type { SimServer } from './sim-server.ts'

/** Sends a frame and lets the room deal with it: why the line ended; `taken` when it did not, also when something is missing. */
export const answerTo = async (deployment: SimServer, client: SimClient, frame: Uint8Array) => {
  client.sendRaw(frame)
  await deployment.clock.advance(100)
  const last = client.messages.findLast(({ type }) => type === 'reject')
  return client.closedWith === null ? 'taken' : last?.type === 'reject' ? last.reason : 'closed'
}
/** A client with garbage on so many clocks. */
export const garbage = (client: number, count: number): Uint8Array =>
  encoding.encode((encoder) => {
    for (const number of [1, count, client, 0]) encoding.writeVarUint(encoder, number)
    for (let at = 0; at < count; at++)
      for (const number of [0, 1]) encoding.writeVarUint(encoder, number)
    encoding.writeVarUint(encoder, 0)
  })
/** Deletions of so many single clocks of one client. */
export const deletions = (client: number, count: number): Uint8Array =>
  encoding.encode((encoder) => {
    for (const number of [0, 1, client, count]) encoding.writeVarUint(encoder, number)
    for (let at = 0; at < count; at++)
      for (const number of [at * 2, 1]) encoding.writeVarUint(encoder, number)
  })
