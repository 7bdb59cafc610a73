import type { SettingsDictionary } from './settings-bg.ts'

/** The words of the board's settings in English. */
export const settingsEn = {
  'settings.title': 'Board settings',
  'settings.lead':
    'They apply to the whole board. The minutes of meetings that have been closed do not change.',
  'settings.boardTitle': 'Name of the board',
  'settings.papers': 'Papers',
  'settings.letterhead': 'Letterhead of the papers',
  'settings.letterheadHint':
    'Each line is printed on its own above the title. An empty field means no letterhead.',
  'settings.letterheadIn': 'Letterhead – {language}',
  'settings.letterheadInHint': 'If the field is empty, the Bulgarian text is printed.',
  'settings.basis': 'Basis for convening the meetings',
  'settings.basisHint':
    'For example “Order No RD-01-15 / 10.01.2026”. It applies to meetings for which nothing else is given.',
  'settings.places': 'Municipalities',
  'settings.placesHint':
    'One a line, with slashes between the names in Bulgarian, English and Ukrainian.',
  'settings.placesNone': 'Name at least one municipality.',
  'settings.placesKept': 'Municipalities that are in use stay on the list: {names}.',
  'settings.timeZone': 'Time zone',
  'settings.timeZoneHint':
    'Days and hours of meetings are in this zone; open pages show it after a reload.',
  'settings.changed': 'The settings have been changed.',
  'settings.meetingPapers': 'For the invitation and the minutes',
  'settings.meetingBasis': 'Basis for convening',
  'settings.meetingBasisHint': 'If the field is empty, this applies: {basis}',
  'settings.chairPerson': 'Chair: name and position',
  'settings.minuteTakerPerson': 'Minute-taker: name and position',
  'settings.guests': 'Invited guests',
  'settings.observers': 'Observers',
  'settings.onePerLine': 'One a line: name, position, where from',
  'settings.openingNote': 'At the opening (printed in the minutes)',
  'settings.closingNote': 'At the closing (printed in the minutes)',
  'settings.endWhich': 'End of the meeting in the minutes',
  'settings.endFormer': 'As it was: {time}',
  'settings.endNow': 'Now',
  'settings.endCheckNoOrganisation': {
    one: '{count} action item without a responsible organisation',
    other: '{count} action items without a responsible organisation',
  },
  'settings.endCheckNoDate': {
    one: '{count} action item without a due date',
    other: '{count} action items without a due date',
  },
  'settings.endCheckAttendance': {
    one: '{count} organisation with attendance not confirmed',
    other: '{count} organisations with attendance not confirmed',
  },
  'settings.endCheckDrafts': {
    one: '{count} decision is still a draft',
    other: '{count} decisions are still drafts',
  },
  'settings.endCheckNoQuorum': {
    one: '{count} decision adopted without a quorum ({present} present, {required} needed)',
    other: '{count} decisions adopted without a quorum ({present} present, {required} needed)',
  },
  'settings.endCheckNotReached': {
    one: '{count} item was not reached',
    other: '{count} items were not reached',
  },
  'settings.endPostponeRest': 'Postpone them to the next meeting',
  'settings.endCheckNoNext': 'No next meeting is given',
  'settings.endCheckNoFacilitator': 'No organisation is named as facilitator',
  'settings.endCheckChairAway': 'The chair is not marked as present: {organisation}',
  'settings.endCheckMinuteTakerAway': 'The minute-taker is not marked as present: {organisation}',
  'settings.endCheckClear': 'Everything is filled in.',
  'settings.endCheckActionsDone':
    'The action items have a responsible organisation and a due date.',
  'settings.endCheckNoChair': 'No chair is named',
  'settings.endCheckNoMinuteTaker': 'No minute-taker is named',
  'settings.endCheckProposals': {
    one: '{count} proposal for the agenda awaits a decision',
    other: '{count} proposals for the agenda await a decision',
  },
  'settings.endCheckProposalsCarried': 'Left as they are, they go to the next meeting.',
  'settings.endCheckOverPromised': {
    one: 'More has been promised from {count} offer than there is',
    other: 'More has been promised from {count} offers than there is',
  },
} satisfies SettingsDictionary
