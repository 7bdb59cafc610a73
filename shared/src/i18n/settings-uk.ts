import type { SettingsDictionary } from './settings-bg.ts'

/** The words of the board's settings in Ukrainian. */
export const settingsUk = {
  'settings.title': 'Налаштування дошки',
  'settings.lead': 'Діють для всієї дошки. Протоколи завершених зустрічей не змінюються.',
  'settings.boardTitle': 'Назва дошки',
  'settings.papers': 'Документи',
  'settings.letterhead': 'Заголовна частина документів',
  'settings.letterheadHint':
    'Кожен рядок друкується окремо над назвою. Порожнє поле – без заголовної частини.',
  'settings.letterheadIn': 'Заголовна частина – {language}',
  'settings.letterheadInHint': 'Якщо поле порожнє, друкується болгарський текст.',
  'settings.basis': 'Підстава для скликання зустрічей',
  'settings.basisHint':
    'Наприклад, «Наказ № РД-01-15 / 10.01.2026 р.». Діє для зустрічей, для яких не вказано іншого.',
  'settings.places': 'Муніципалітети',
  'settings.placesHint':
    'По одному в рядку; назви болгарською, англійською та українською – через похилу риску.',
  'settings.placesNone': 'Укажіть хоча б один муніципалітет.',
  'settings.placesKept': 'У списку залишаються муніципалітети, які використовуються: {names}.',
  'settings.timeZone': 'Часовий пояс',
  'settings.timeZoneHint':
    'Дні та години зустрічей – у цьому поясі; відкриті сторінки покажуть його після перезавантаження.',
  'settings.changed': 'Налаштування змінено.',
  'settings.meetingPapers': 'Для запрошення та протоколу',
  'settings.meetingBasis': 'Підстава для скликання',
  'settings.meetingBasisHint': 'Якщо поле порожнє, діє: {basis}',
  'settings.chairPerson': 'Головуючий: ім’я та посада',
  'settings.minuteTakerPerson': 'Секретар: ім’я та посада',
  'settings.guests': 'Запрошені',
  'settings.observers': 'Спостерігачі',
  'settings.onePerLine': 'По одному в рядку: ім’я, посада, звідки',
  'settings.openingNote': 'До відкриття (друкується в протоколі)',
  'settings.closingNote': 'До закриття (друкується в протоколі)',
  'settings.endCheckNoChair': 'Головуючого не вказано',
  'settings.endCheckNoMinuteTaker': 'Секретаря не вказано',
  'settings.endCheckProposals': {
    one: '{count} пропозиція до порядку денного чекає на рішення',
    few: '{count} пропозиції до порядку денного чекають на рішення',
    many: '{count} пропозицій до порядку денного чекають на рішення',
    other: '{count} пропозиції до порядку денного чекають на рішення',
  },
  'settings.endCheckProposalsCarried': 'Якщо їх так залишити, вони перейдуть на наступну зустріч.',
  'settings.endCheckOverPromised': {
    one: 'З {count} пропозиції допомоги обіцяно більше, ніж є',
    few: 'З {count} пропозицій допомоги обіцяно більше, ніж є',
    many: 'З {count} пропозицій допомоги обіцяно більше, ніж є',
    other: 'З {count} пропозиції допомоги обіцяно більше, ніж є',
  },
} satisfies SettingsDictionary
