/** Every body that a route takes, as a page sends it. */

/** Where a board's routes are, and those of a member of it. */
export interface Places {
  base: string
  member: string
}

export type Body = Record<string, unknown>
export interface Form {
  method: string
  path: (places: Places) => string
  /** Its description in shared/src/wire/api.ts. */
  schema: string
  good: Body
  /** Fields that may also be null, or missing. */
  mayBeNull?: string[]
  mayBeMissing?: string[]
  /** Lines that may be empty. */
  mayBeEmpty?: string[]
  /** Texts that open something: wrong ones may be answered like those that open nothing. */
  keys?: string[]
}

const token = 'x'.repeat(43)
export const forms: Record<string, Form> = {
  setup: {
    method: 'POST',
    path: () => '/api/setup',
    schema: 'SetupRequest',
    good: { token, name: 'Мария', checksCookies: true },
    mayBeMissing: ['checksCookies'],
  },
  operator: {
    method: 'POST',
    path: () => '/api/operator/open',
    schema: 'OpenOperatorRequest',
    good: { token, checksCookies: true },
    mayBeMissing: ['checksCookies'],
  },
  look: {
    method: 'POST',
    path: () => '/api/join/look',
    schema: 'JoinLookRequest',
    good: { key: { token } },
  },
  lookByCode: {
    method: 'POST',
    path: () => '/api/join/look',
    schema: 'JoinLookRequest',
    good: { key: { code: '123456' } },
  },
  join: {
    method: 'POST',
    path: () => '/api/join',
    schema: 'JoinRequest',
    good: {
      key: { token },
      organisationId: 'inst-rzi',
      name: 'Мария',
      person: 'other',
      seat: 'keep',
      shared: true,
      checksCookies: true,
    },
    mayBeNull: ['organisationId'],
    mayBeMissing: ['person', 'seat', 'shared', 'checksCookies'],
  },
  board: {
    method: 'POST',
    path: () => '/api/boards',
    schema: 'NewBoardRequest',
    good: {
      title: 'Наводнение',
      templateId: 'general',
      withOrganisations: true,
      copyOrganisationsFrom: null,
    },
    mayBeMissing: ['copyOrganisationsFrom'],
    mayBeNull: ['copyOrganisationsFrom'],
  },
  invitation: {
    method: 'POST',
    path: (places) => `${places.base}/invitations`,
    schema: 'NewInvitationRequest',
    good: { role: 'member', organisationId: 'inst-rzi' },
    mayBeNull: ['organisationId'],
  },
  member: {
    method: 'PATCH',
    path: (places) => places.member,
    schema: 'MemberPatchRequest',
    good: { role: 'facilitator', organisationId: 'inst-rzi' },
    mayBeNull: ['organisationId'],
  },
  sweep: {
    method: 'POST',
    path: (places) => `${places.base}/members/sweep`,
    schema: 'SweepRequest',
    good: { invitationId: null, since: 1_796_000_000_000 },
    mayBeNull: ['invitationId'],
  },
  takeBack: {
    method: 'POST',
    path: (places) => `${places.member}/take-back`,
    schema: 'TakeBackRequest',
    good: { minutes: 5 },
  },
  written: {
    method: 'POST',
    path: (places) => `${places.member}/written`,
    schema: 'TakeBackRequest',
    good: { minutes: 5 },
  },
  restoreOrganisation: {
    method: 'POST',
    path: (places) => `${places.base}/organisations/inst-rzi/restore`,
    schema: 'RestoreOrganisationRequest',
    good: { receipt: 'x' },
    mayBeNull: ['receipt'],
    keys: ['receipt'],
  },
  deleteBoard: {
    method: 'POST',
    path: (places) => `${places.base}/delete`,
    schema: 'DeleteBoardRequest',
    good: { title: 'Друго табло' },
  },
  giveBack: {
    method: 'POST',
    path: (places) => `${places.base}/give-back`,
    schema: 'GiveBackRequest',
    good: { receipt: 'x' },
    keys: ['receipt'],
  },
  meeting: {
    method: 'POST',
    path: (places) => `${places.base}/meetings`,
    schema: 'NewMeetingRequest',
    good: {
      title: 'Редовна среща',
      series: 'Редовни срещи',
      date: '2026-12-03',
      startTime: '10:00',
      endTime: '11:30',
      place: 'Зала',
      format: 'hybrid',
      fromTemplate: true,
      proposalsUntil: 1_796_000_000_000,
    },
    mayBeNull: ['proposalsUntil'],
    mayBeMissing: ['proposalsUntil'],
    mayBeEmpty: ['series', 'place'],
  },
}
