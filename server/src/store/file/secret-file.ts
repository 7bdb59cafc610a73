import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { StartError } from '../../start-error.ts'

/** Reads the key that signs cookies, or makes it at the first start; only the owner may read the file. */
export const loadSecret = (file: string): string => {
  try {
    // 'wx' fails when it exists: two starts cannot overwrite each other's key.
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      throw new StartError(`The key cannot be written: ${file}`, { cause: error })
  }
  let secret: string
  try {
    chmodSync(file, 0o600)
    secret = readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new StartError(`The key cannot be read: ${file}`, { cause: error })
  }
  if (secret.length < 32)
    throw new StartError(
      `The key is damaged: ${file}. Delete it to make a new one; everybody joins again.`,
    )
  return secret
}
