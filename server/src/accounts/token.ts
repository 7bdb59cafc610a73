import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link: 256 random bits, base64url. */
export const makeToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret. Plain SHA-256 does: there is nothing to guess in 256 random bits. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')
