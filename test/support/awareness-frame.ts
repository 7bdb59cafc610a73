import { messageType } from '@sedyanka/shared/protocol.ts'
import * as encoding from 'lib0/encoding'

/** What a client says of itself (null: it goes), as a frame. */
export const awarenessFrame = (clientId: number, clock: number, state: unknown): Uint8Array =>
  encoding.encode((frame) => {
    encoding.writeVarUint(frame, messageType.awareness)
    encoding.writeVarUint8Array(
      frame,
      encoding.encode((update) => {
        encoding.writeVarUint(update, 1)
        encoding.writeVarUint(update, clientId)
        encoding.writeVarUint(update, clock)
        encoding.writeVarString(update, JSON.stringify(state))
      }),
    )
  })
