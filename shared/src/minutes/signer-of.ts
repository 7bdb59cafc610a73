import type { MinutesTranslate } from '../i18n/protocol-bg.ts'

/** Who chairs or keeps the minutes: the person with the organisation, what is known of the two, or null. */
export const signerOf = (
  person: string | undefined,
  organisation: string | null,
  t: MinutesTranslate,
): string | null => {
  if (!person) return organisation
  return organisation === null ? person : t('protocol.personOf', { person, organisation })
}
