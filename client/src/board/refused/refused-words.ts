import type { CollectionShape } from '@sedyanka/shared/rows/collection.ts'
import type { MessageKey } from '@sedyanka/shared/i18n/bg.ts'
import type { Translate } from '@sedyanka/shared/i18n/translate.ts'

/** Which part of the board or meeting a collection is, in the page's words; one that this page does not know is of the board. */
export const placeWords = (of: CollectionShape | undefined, t: Translate): string =>
  t(of?.label ?? 'nav.board')

/** Why the server refused; a code that has no sentence (from a newer server) says that no reason was given. */
export const reasonWords = (reason: string, t: Translate): string => {
  const key = `refused.reason.${reason}` as MessageKey
  const words = t(key)
  return words === key ? t('refused.reason.unknown') : words
}

/** A refused state in the page's words; '' when there is none to tell. */
export const stateWords = (
  of: CollectionShape | undefined,
  status: string | undefined,
  t: Translate,
): string => {
  if (of?.states === undefined || status === undefined) return ''
  const key = `status.${of.states}.${status}` as MessageKey
  const words = t(key)
  return words === key ? '' : words
}
