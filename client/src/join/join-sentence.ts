import type { Translate } from '@sedyanka/shared/i18n/translate.ts'
import { ApiFailure, sentenceKey } from '../api-failure.ts'

/** Why somebody could not come in: what happened, how long it lasts, and another way. */
export const joinSentence = (failure: unknown, t: Translate): string => {
  if (!(failure instanceof ApiFailure)) return t(sentenceKey(failure))
  const { code, seconds, digits } = failure
  const minutes = { count: Math.max(1, Math.ceil((seconds ?? 60) / 60)) }
  if (code === 'tooMany' && seconds !== undefined) return t('join.codeWait', minutes)
  if (code === 'crowded') return t('join.crowded', minutes)
  if (code === 'codeLonger')
    return digits === undefined || digits > 12
      ? t('join.codeQrOnly')
      : t('join.codeLonger', { count: digits })
  return t(sentenceKey(failure))
}
