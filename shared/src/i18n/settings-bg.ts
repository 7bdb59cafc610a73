import type { WordsLike } from './bg.ts'

/**
 * The words of the board's settings and of what a meeting's papers say; apart from the page's words, because only
 * facilitators need them, and seldom.
 */
export const settingsBg = {
  'settings.title': 'Настройки на таблото',
  'settings.lead': 'Важат за цялото табло. Протоколите на приключилите срещи не се променят.',
  'settings.boardTitle': 'Име на таблото',
  'settings.papers': 'Документи',
  'settings.letterhead': 'Заглавна част на документите',
  'settings.letterheadHint':
    'Всеки ред се печата отделно над заглавието. Празно поле – без заглавна част.',
  'settings.letterheadIn': 'Заглавна част – {language}',
  'settings.letterheadInHint': 'Ако полето е празно, се печата българският текст.',
  'settings.basis': 'Основание за свикване на срещите',
  'settings.basisHint':
    'Например „Заповед № РД-01-15 / 10.01.2026 г.“. Важи за срещите, за които не е посочено друго.',
  'settings.places': 'Общини',
  'settings.placesHint':
    'По една на ред, имената на трите езика – с наклонена черта: „Казанлък / Kazanlak / Казанлик“.',
  'settings.placesNone': 'Посочете поне една община.',
  'settings.placesKept': 'В списъка остават общините, които се използват: {names}.',
  'settings.timeZone': 'Часова зона',
  'settings.timeZoneHint':
    'Дните и часовете на срещите са в тази зона; отворените страници я показват след презареждане.',
  'settings.changed': 'Настройките са променени.',
  'settings.meetingPapers': 'За поканата и протокола',
  'settings.meetingBasis': 'Основание за свикване',
  'settings.meetingBasisHint': 'Ако полето е празно, важи: {basis}',
  'settings.chairPerson': 'Председателстващ: име и длъжност',
  'settings.minuteTakerPerson': 'Протоколчик: име и длъжност',
  'settings.guests': 'Поканени',
  'settings.observers': 'Наблюдатели',
  'settings.onePerLine': 'По един на ред: име, длъжност, откъде е',
  'settings.openingNote': 'Към откриването (печата се в протокола)',
  'settings.closingNote': 'Към закриването (печата се в протокола)',
  'settings.endWhich': 'Час на приключване в протокола',
  'settings.endFormer': 'Както беше: {time}',
  'settings.endNow': 'Сега',
  'settings.endCheckNoOrganisation': {
    one: '{count} задача без отговорник',
    other: '{count} задачи без отговорник',
  },
  'settings.endCheckNoDate': { one: '{count} задача без срок', other: '{count} задачи без срок' },
  'settings.endCheckAttendance': {
    one: '{count} организация без отбелязано присъствие',
    other: '{count} организации без отбелязано присъствие',
  },
  'settings.endCheckDrafts': {
    one: '{count} решение още е проект',
    other: '{count} решения още са проекти',
  },
  'settings.endCheckNoQuorum': {
    one: '{count} решение е прието без кворум (присъстват {present}, необходими са {required})',
    other: '{count} решения са приети без кворум (присъстват {present}, необходими са {required})',
  },
  'settings.endCheckNotReached': {
    one: '{count} точка не е разгледана',
    other: '{count} точки не са разгледани',
  },
  'settings.endPostponeRest': 'Отложи ги за следващата среща',
  'settings.endCheckNoNext': 'Не е посочена следваща среща',
  'settings.endCheckNoFacilitator': 'Не е посочено коя организация води срещата',
  'settings.endCheckChairAway':
    'Председателстващият не е отбелязан като присъстващ: {organisation}',
  'settings.endCheckMinuteTakerAway':
    'Протоколчикът не е отбелязан като присъстващ: {organisation}',
  'settings.endCheckClear': 'Всичко е попълнено.',
  'settings.endCheckActionsDone': 'Задачите имат отговорник и срок.',
  'settings.endCheckNoChair': 'Не е посочен председателстващ',
  'settings.endCheckNoMinuteTaker': 'Не е посочен протоколчик',
  'settings.endCheckProposals': {
    one: '{count} предложение за дневния ред чака решение',
    other: '{count} предложения за дневния ред чакат решение',
  },
  'settings.endCheckProposalsCarried': 'Ако останат така, отиват за следващата среща.',
  'settings.endCheckOverPromised': {
    one: 'От {count} предложение за помощ е обещано повече от наличното',
    other: 'От {count} предложения за помощ е обещано повече от наличното',
  },
}

/** The same words in another language. */
export type SettingsDictionary = WordsLike<typeof settingsBg>
