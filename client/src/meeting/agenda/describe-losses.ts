import type { Translate } from '@sedyanka/shared/i18n/translate.ts'
import type { Losses } from './losses.ts'

/** What an item holds in words, “notes, 2 decisions”; '' when there is nothing in it. */
export const describeLosses = (losses: Losses | null, t: Translate): string =>
  losses === null
    ? ''
    : [
        losses.hasNotes && t('agenda.removeNotes'),
        losses.decisions > 0 && t('agenda.removeDecisions', { count: losses.decisions }),
        losses.actions > 0 && t('agenda.removeActions', { count: losses.actions }),
      ]
        .filter(Boolean)
        .join(', ')
