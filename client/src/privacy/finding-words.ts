import type { MessageKey } from '@sedyanka/shared/i18n/bg.ts'
import type { PersonalDataKind } from '@sedyanka/shared/privacy/personal-data.ts'
import type { MarkedIn } from '@sedyanka/shared/privacy/personal-marks.ts'

/** The sentence for what a text seems to give away. */
export const findingWords: Readonly<Record<PersonalDataKind, MessageKey>> = {
  egn: 'privacy.foundEgn',
  foreignerNumber: 'privacy.foundForeignerNumber',
  phone: 'privacy.foundPhone',
  email: 'privacy.foundEmail',
  account: 'privacy.foundAccount',
  document: 'privacy.foundDocument',
  age: 'privacy.foundAge',
  address: 'privacy.foundAddress',
  name: 'privacy.foundName',
  health: 'privacy.foundHealth',
}

/** What a place of a meeting is called. */
export const placeWords: Readonly<Record<MarkedIn, MessageKey>> = {
  details: 'meeting.details',
  item: 'common.title',
  notes: 'common.notes',
  decision: 'decisions.one',
  dissent: 'decisions.dissent',
  action: 'actions.one',
  report: 'actions.one',
}
