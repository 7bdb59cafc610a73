import type { Organisation } from '@sedyanka/shared/organisations/organisations.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import type { I18n } from '../../i18n.tsx'

/** A seat in words: `Водещ · Община Казанлък`. */
export const seatWords = (
  seat: Pick<Seat, 'role'>,
  organisation: Organisation | null,
  { t, language }: Pick<I18n, 't' | 'language'>,
): string => [t(`roles.${seat.role}`), organisation?.name[language()]].filter(Boolean).join(' · ')
