import type { MessageKey } from '@sedyanka/shared/i18n/bg.ts'
import { useI18n } from '../i18n.tsx'

/** How many rows of a collection there are, in words; what nobody counts in words is “other entries”. */
const countKeys = {
  agenda: 'count.agendaItems',
  actions: 'count.actions',
  needs: 'count.needs',
  offers: 'count.offers',
  decisions: 'count.decisions',
} as const satisfies Record<string, MessageKey>

const isKnown = (root: string): root is keyof typeof countKeys => Object.hasOwn(countKeys, root)

/** Lines that say what somebody wrote, by kind. */
export const createWrittenWords = () => {
  const { t } = useI18n()
  return (counts: Readonly<Record<string, number>>): string[] => {
    const lines: string[] = []
    let others = 0
    for (const [root, count] of Object.entries(counts))
      if (isKnown(root)) lines.push(t(countKeys[root], { count }))
      else others += count
    return others > 0 ? [...lines, t('count.otherRows', { count: others })] : lines
  }
}
