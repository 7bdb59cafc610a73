import type { MinutesTranslate } from '../i18n/protocol-bg.ts'

/** The number of an action item as the board shows it: “ЗД-12-04”. */
export const codeOf = (meeting: number, item: number, t: MinutesTranslate): string =>
  t('actions.code', { meeting: String(meeting), item: String(item).padStart(2, '0') })
