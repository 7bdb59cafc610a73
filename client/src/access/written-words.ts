import type { Translate } from '@sedyanka/shared/i18n/translate.ts'
import type { CollectionShape } from '@sedyanka/shared/rows/collection.ts'
import { collectionOf } from '@sedyanka/shared/schema.ts'

/** Lines that say how much somebody wrote, by collection; what has no words of its own is "other entries", at the end. */
export const writtenWords = (
  counts: Readonly<Record<string, number>>,
  t: Translate,
  known?: readonly CollectionShape[],
): string[] => {
  const lines: string[] = []
  let others = 0
  for (const [root, count] of Object.entries(counts)) {
    const howMany = collectionOf(root, known)?.howMany
    if (howMany) lines.push(t(howMany, { count }))
    else others += count
  }
  return others > 0 ? [...lines, t('count.otherRows', { count: others })] : lines
}
