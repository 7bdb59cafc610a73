import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The version of this checkout, as package.json names it, e.g. `0.2.0`. */
export const version = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string
  }
).version
