import { existsSync, readFileSync } from 'node:fs'
import * as encoding from 'lib0/encoding'

/** The answer to sync step 1 from a state in a file, encoded once; null when there is no such file. */
export const readSnapshot = (folder: string, room: string): Uint8Array | null => {
  const file = `${folder}/${room}.bin`
  if (!existsSync(file)) return null
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, readFileSync(file))
  })
}
