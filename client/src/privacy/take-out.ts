import type { Range } from '@sedyanka/shared/privacy/personal-data.ts'
import { origins } from '@sedyanka/shared/rows/records.ts'
import type * as Y from 'yjs'

/** Takes ranges out of a shared text, in one change that can be taken back; letters of others beside them stay. */
export const takeOut = (shared: Y.Text | null, ranges: readonly Range[]): void => {
  shared?.doc?.transact(() => {
    for (const { start, end } of [...ranges].reverse()) shared.delete(start, end - start)
  }, origins.edit)
}
