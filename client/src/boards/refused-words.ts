import type { MessageKey } from '@sedyanka/shared/i18n/bg.ts'
import type { Translate } from '@sedyanka/shared/i18n/translate.ts'

const places: Record<string, MessageKey> = {
  board: 'nav.board',
  organisations: 'nav.organisations',
  actions: 'nav.actions',
  reports: 'actions.progress',
  needs: 'needs.title',
  offers: 'offers.title',
  matches: 'matching.listTitle',
  meetings: 'nav.meetings',
  meeting: 'nav.meeting',
  agenda: 'nav.agenda',
  decisions: 'nav.decisions',
  votes: 'decisions.vote',
  attendance: 'attendance.title',
  speakers: 'speakers.title',
}

/** Which part of the board or meeting a collection is, in the page's words. */
export const placeWords = (root: string, t: Translate): string => t(places[root] ?? 'nav.board')

/** Why the server refused; a code that has no sentence (from a newer server) says that no reason was given. */
export const reasonWords = (reason: string, t: Translate): string => {
  const key = `refused.reason.${reason}` as MessageKey
  const words = t(key)
  return words === key ? t('refused.reason.unknown') : words
}

const states: Record<string, string> = {
  actions: 'action',
  reports: 'action',
  matches: 'match',
  meeting: 'meeting',
  agenda: 'agenda',
  decisions: 'decision',
}

/** A refused state in the page's words; '' when there is none to tell. */
export const stateWords = (root: string, status: string | undefined, t: Translate): string => {
  const kind = states[root]
  if (kind === undefined || status === undefined) return ''
  const key = `status.${kind}.${status}` as MessageKey
  const words = t(key)
  return words === key ? '' : words
}
