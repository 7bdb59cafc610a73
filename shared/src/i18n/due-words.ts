import type { Language } from './translate.ts'

/** What people write around a due date: alternatives of a regular expression, in lower case, longer ones first. */
export interface DueWords {
  /** Stand before a day that something is due by. */
  readonly by: string
  /** May stand before a day, which is then perhaps only the day of something else. */
  readonly on: string
  /** Stands before a number of days, weeks or months. */
  readonly within: string
  readonly one: string
  readonly day: string
  /** Days on which offices work. */
  readonly workingDay: string
  readonly week: string
  readonly month: string
  /** „The end of“, before one of `ends` or a month. */
  readonly end: string
  readonly ends: {
    readonly day: string
    readonly week: string
    readonly month: string
    readonly year: string
  }
  readonly middle: string
  readonly start: string
  /** „This“, before a week, a month or a year. */
  readonly current: string
  readonly year: string
  /** Stands before the name of a month and adds nothing: „месец декември“. */
  readonly ofMonth: string
  /** „First“ to „fourth“, before `quarter`. */
  readonly quarters: readonly string[]
  readonly quarter: string
  /** „Next“, in every form that stands before a weekday, a week or a month. */
  readonly next: string
  readonly nextWeek: string
  readonly nextMonth: string
  /** Words that name a day, with its distance from today. */
  readonly near: readonly (readonly [string, number])[]
  /** Behind a day, of no weight: „included“, „this year“. */
  readonly behind: string
  /** A time of day behind a day. */
  readonly clock: string
  /** Before a day it says that the day is another one than the due one: since, every, last, after. */
  readonly notDue: string
  /** Before a number or a date: what it is the number or the name of. */
  readonly named: string
  /** „From“ and „to“, at the start and the end of a range. */
  readonly from: string
  readonly to: string
}

export const dueWords: Record<Language, DueWords> = {
  bg: {
    by: 'още|не по-късно от|най-късно|в краен срок|в срок|със срок|краен срок|срокът|срока|срок|до',
    on: 'през|във|в|на|за|този|тази|това',
    within: 'след|до|в срок от|в рамките на',
    one: 'един|една',
    day: 'ден|дни|дена',
    workingDay: 'работен ден|работни дни|раб\\. ?дни|раб\\. ?ден',
    week: 'седмица|седмици',
    month: 'месец|месеца',
    end: 'края на|край на|краят на',
    ends: { day: 'деня', week: 'седмицата', month: 'месеца', year: 'годината' },
    middle: 'средата на',
    start: 'началото на',
    current: 'тази|този|текущ(?:ата|ия)|настоящ(?:ата|ия)',
    year: 'година',
    ofMonth: 'месец|м\\.',
    quarters: ['първото', 'второто', 'третото', 'четвъртото'],
    quarter: 'тримесечие',
    near: [
      ['днес', 0],
      ['довечера', 0],
      ['утре', 1],
      ['вдругиден', 2],
      ['вдруги ден', 2],
      ['другиден', 2],
    ],
    next: '(?:следващ|идващ)(?:ия|ият|ата|ото)|друг(?:ия|ият|ата)|идн(?:ия|ият|ата)',
    nextWeek: 'седмица',
    nextMonth: 'месец',
    behind: 'включително|вкл|т\\. ?г|с\\. ?г|тази година',
    clock:
      '(?:(?:в|до|към|от) )?\\d{1,2}(?:[:.]\\d{2})? ?(?:ч|часа|час)|(?:до |на |по )?(?:обяд|обед)|(?:(?:в|до|към) )?\\d{1,2}:\\d{2}|сутрин(?:та)?|вечер(?:та)?|следобед',
    notDue:
      'от|всеки|всяка|всяко|минал\\p{L}*|предн\\p{L}*|след|преди|и|или|освен|без|свет[аи]|св|разпети|велик\\p{L}*|черн\\p{L}*|черен|томина|цветна',
    named:
      '№|номер\\p{L}*|решени\\p{L}*|точк\\p{L}*|т|чл|член|ал|стая|стаи|зала|кабинет|глава|раздел|версия|приложени\\p{L}*|протокол\\p{L}*|заповед\\p{L}*|задача|вариант|дело|писмо|от|' +
      'ул|улица\\p{L}*|бул|булевард\\p{L}*|пл|площад\\p{L}*|кв|квартал\\p{L}*|ж\\.к|жк|дг|цдг|одз|оу|су|соу|пг|пмг|училище\\p{L}*|гимназия\\p{L}*|градин\\p{L}*|читалище\\p{L}*|болница\\p{L}*|парк\\p{L}*|стадион\\p{L}*|гара|хотел\\p{L}*|село|с|гр|бл|блок|вх|вход|ап|страница|стр|лист',
    from: 'от',
    to: 'до|по',
  },
  en: {
    by: 'no later than|due date|due|deadline|by|until|till|before',
    on: 'on|at|for|this|date',
    within: 'in|within',
    one: 'a|an|one',
    day: 'day|days',
    workingDay: '(?:working|business) days?',
    week: 'week|weeks',
    month: 'month|months',
    end: '(?:the )?end of(?: the)?',
    ends: { day: 'day', week: 'week', month: 'month', year: 'year' },
    middle: '(?:the )?middle of(?: the)?|mid',
    start: '(?:the )?(?:start|beginning) of(?: the)?',
    current: 'this',
    year: 'year',
    ofMonth: '(?:the )?month of',
    quarters: ['first', 'second', 'third', 'fourth'],
    quarter: 'quarter',
    near: [
      ['today', 0],
      ['tonight', 0],
      ['tomorrow', 1],
      ['the day after tomorrow', 2],
    ],
    next: '(?:the )?next',
    nextWeek: 'week',
    nextMonth: 'month',
    behind: 'inclusive|included|this year|latest|at the latest',
    clock:
      '(?:(?:at|by) )?\\d{1,2}(?::\\d{2})? ?(?:am|pm|o’clock)|(?:at )?\\d{1,2}:\\d{2}|noon|morning|evening',
    notDue: 'since|from|every|each|last|after|and|or|of|black|good|easter|palm|the',
    named:
      'no|number|room|version|decision|point|item|article|chapter|section|order|street|square|school|page|of|from|in',
    from: 'from',
    to: 'to|until|till',
  },
  uk: {
    by: 'не пізніше ніж|не пізніше|крайній термін|кінцевий термін|термін|строк|до',
    on: 'у|в|на|за|цього|цієї|цю|цей',
    within: 'через|за|протягом',
    one: 'один|одну',
    day: 'день|дні|днів|дня',
    workingDay: 'робочий день|робочі дні|робочих дні|робочих днів',
    week: 'тиждень|тижні|тижнів|тижня',
    month: 'місяць|місяці|місяців|місяця',
    end: 'кінця|кінець',
    ends: { day: 'дня', week: 'тижня', month: 'місяця', year: 'року' },
    middle: 'середини',
    start: 'початку',
    current: 'цього|поточного',
    year: 'року',
    ofMonth: 'місяця',
    quarters: ['першого', 'другого', 'третього', 'четвертого'],
    quarter: 'кварталу',
    near: [
      ['сьогодні', 0],
      ['завтра', 1],
      ['післязавтра', 2],
    ],
    next: 'наступн(?:ого|ий|ої|у|а)',
    nextWeek: 'тижня|тиждень',
    nextMonth: 'місяця|місяць',
    behind: 'включно|цього року',
    clock:
      '(?:(?:о|об|до) )?\\d{1,2}(?:[:.]\\d{2})? ?(?:год|годині|години|годин)|(?:о|об) \\d{1,2}[:.]\\d{2}|вранці|ввечері|до обіду',
    notDue:
      'від|з|із|кожн\\p{L}*|минул\\p{L}*|після|і|й|та|або|свят\\p{L}*|страсн\\p{L}*|чорн\\p{L}*|вербн\\p{L}*',
    named:
      '№|рішення|пункт\\p{L}*|п|ст|кімнат\\p{L}*|зал\\p{L}*|версія|додат\\p{L}*|протокол\\p{L}*|наказ\\p{L}*|лист|від|вул|вулиц\\p{L}*|площ\\p{L}*|пл|школ\\p{L}*|садок|садку|село|с|стор|з',
    from: 'від|з|із',
    to: 'до|по',
  },
}

/** Numbers of days as official papers write them: „в тридневен срок“. */
export const periodsInOneWord: readonly (readonly [string, number])[] = [
  ['дву', 2],
  ['три', 3],
  ['четири', 4],
  ['пет', 5],
  ['шест', 6],
  ['седем', 7],
  ['десет', 10],
  ['четиринадесет', 14],
  ['петнадесет', 15],
  ['двадесет', 20],
  ['тридесет', 30],
  ['едно', 1],
]
