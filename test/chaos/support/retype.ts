import { replaceText } from '@sedyanka/shared/text/replace-text.ts'
import type * as Y from 'yjs'
import type { Random } from '../../support/random.ts'

/** Writes a little into a shared text, and takes a little away; false where there is none. */
export const retype = (text: Y.Text | null, random: Random): boolean => {
  if (!text) return false
  const now = text.toString()
  const at = random.int(now.length + 1)
  replaceText(text, now.slice(0, at) + random.word(random.int(4)) + now.slice(at + random.int(3)))
  return true
}
