import type { Finding, PersonalDataKind } from '../privacy/personal-data.ts'

/** What personal data look like in Bulgarian, Ukrainian and English texts. */
export interface Rule {
  kind: PersonalDataKind
  action: Finding['action']
  pattern: RegExp
}

/** What stands before a surname. */
export const courtesies: readonly string[] = [
  'г-н',
  'г-жа',
  'Г-н',
  'Г-жа',
  'д-р',
  'Д-р',
  'пан',
  'пані',
  'Mr',
  'Mrs',
  'Ms',
]

/** Between digits: a space of any width, a dash, a dot, a bracket. */
const gap = '[ \\u00A0\\u2007\\u2009\\u202F.()–-]{0,2}'
/** A slash stands behind the code of a town or a network only: 042/600 000. */
const codeGap = '[ \\u00A0\\u2007\\u2009\\u202F./()–-]{0,2}'
/** Not the middle of a number, of a code (РД-0950/…) or of a date. */
const alone = '(?<![\\d+]|[\\p{L}№]-|\\d[./-])'
/** What is counted, paid or dated is no phone. */
const noPhone =
  '(?!\\d|[./]\\d|\\s?(?:бр|броя|кг|литр|л\\.|лв|лева|евро|eur|€|%|кв|тона|пакет|комплект|легл|шт|грн|г\\.)(?!\\p{L}{6}))'
const phone = (code: string, digits: string): RegExp =>
  new RegExp(`${alone}\\(?${code}\\)?${codeGap}\\d(?:${gap}\\d)${digits}${noPhone}`, 'giu')

/** Countries from which people call here; „0050 100 200 300“ is no country. */
const countries =
  '(?:1|7|20|27|3[0-469]|4[0134-9]|351|352|353|355|357|358|359|370|371|372|373|374|375|380|381|382|385|386|387|389|420|421|48|49|90|972|995)'

const dashes = "[’'ʼ-]"
const word = `\\p{Lu}[\\p{Ll}${dashes.slice(1, -1)}]+`
const quoted = '[„“"«][^„“”"»\\n]{1,60}[“”"»]'
/** Behind a street: its number, block, entrance, floor, flat. */
const place =
  '(?:,?\\s*(?:(?:№|no\\.?|бл\\.?|блок|ет\\.?|етаж|ап\\.?|апартамент|буд\\.?|будинок|кв\\.|корп\\.?|под\\.|д\\.)\\s*)?\\d{1,4}\\s?[а-яёіїєґa-zА-ЯA-Z]?(?![\\p{L}\\d])|,?\\s*(?:вх\\.?|вход|під’їзд)\\s*[\\p{Lu}\\d](?![\\p{L}\\d]))'
const streetName = `(?:${quoted}|(?:\\d{1,3}(?:-?\\p{Ll}{1,2})?\\s+\\p{L}+|(?:[\\p{Lu}]\\.\\s?)*(?:${word}|\\p{Lu}\\.)(?:\\s+(?:и\\s+)?(?:${word}|\\p{Ll}{4,}(?=,? *(?:№|бл|\\d)))){0,3})|№?\\s?\\d{1,4})`
const street =
  '(?:ул\\.|улица|бул\\.|булевард|ж\\. ?к\\.|жк|кв\\.(?!\\s*(?:м(?!\\p{L})|м[2²]|метр|метъ|[дск]м))|квартал|вул\\.|вулиц[яії]|просп\\.|проспект|пров\\.|провулок|ul\\.|bul\\.|str\\.)'

const person =
  '(?:дете|момче|момиче|жена|мъж|майка|баща|баба|дядо|син|дъщеря|бебе|дитина|дівчина|хлопець|хлопчик|дівчинка|жінка|чоловік|мати|бабуся|дідусь|child|boy|girl|woman|man)'
const surname =
  '(?:ов|ова|ев|ева|єв|єва|ски|ска|енко|чук|щук|юк|ський|ська|цький|цька|ович|івна|ївна|ін|іна|ина)'

export const rules: readonly Rule[] = [
  {
    kind: 'phone',
    action: 'block',
    pattern: new RegExp(
      `(?<![\\d+])(?:\\+[1-9]|00(?=${countries})[1-9])(?:${codeGap}\\d){7,13}${noPhone}`,
      'giu',
    ),
  },
  {
    kind: 'phone',
    action: 'block',
    pattern: phone('0[ \\u00A0]?(?:8[ \\u00A0]?[7-9]|98)\\d?', '{5,6}'),
  },
  {
    kind: 'phone',
    action: 'block',
    pattern: phone('0(?:39|50|6[3678]|7[357]|9[1-9])', '{6}'),
  },
  {
    kind: 'phone',
    action: 'warn',
    pattern: phone('0(?:42|41[678]|43[1-9]\\d?|4[13]\\d\\d)', '{4,5}'),
  },
  { kind: 'phone', action: 'warn', pattern: phone('0(?:2|3[12]|44|57|48|56|61)', '{6}') },
  {
    kind: 'phone',
    action: 'warn',
    pattern: new RegExp(
      `(?<!\\p{L})(?:тел(?:ефон)?|gsm|моб(?:илен)?|phone|tel|viber|вайбър|вайбер|whatsapp|телеграм|сигнал)[.:]?\\s*(?:№\\s*)?\\+?\\d(?:${codeGap}\\d){5,12}${noPhone}`,
      'giu',
    ),
  },
  {
    kind: 'email',
    action: 'warn',
    pattern: /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu,
  },
  {
    kind: 'account',
    action: 'block',
    pattern:
      /(?<![\p{L}\d])BG[ \u00A0-]?\d{2}(?:[ \u00A0-]?[A-Z]){4}(?:[ \u00A0-]?[A-Z\d]){14}(?![\p{L}\d])/giu,
  },
  {
    kind: 'account',
    action: 'block',
    pattern: /(?<![\p{L}\d])UA(?:[ \u00A0-]?\d){27}(?!\d)/giu,
  },
  {
    kind: 'egn',
    action: 'block',
    pattern: /(?<!\p{L})ЕГН[\s:№-]{0,4}(?:\d[ \u00A0]?){9}\d(?!\d)/giu,
  },
  {
    kind: 'document',
    action: 'warn',
    pattern:
      /(?<!\p{L})(?:паспорт\p{L}*|личн\p{L}* карт\p{L}*|л\. ?к\.|лк(?= ?№)|регистрационн\p{L}* карт\p{L}*|карт\p{L}* за временна закрила|шофьорск\p{L}* книжк\p{L}*|документ за самоличност|посвідк\p{L}*|ID[- ]?карт\p{L}*|ID card|passport)[^\n\d]{0,25}?[A-ZА-ЯІЇЄҐ]{0,2} ?\d{6,9}(?!\d)/giu,
  },
  {
    kind: 'age',
    action: 'warn',
    pattern:
      /(?<!\p{L})(?:роден[аиo]?|род\.|нар\.|народж\p{L}*|дата на раждане|born|dob)[^\d\n]{0,15}\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}/giu,
  },
  {
    kind: 'age',
    action: 'warn',
    pattern: new RegExp(
      `(?<!\\p{L})${person}(?:,| \\()?(?: на| віком)? ?\\d{1,2}(?:-|–)?\\s?(?:г\\.|год|г(?=\\))|годишн|рок|річн|месец|місяц|years)\\p{L}*`,
      'giu',
    ),
  },
  {
    kind: 'age',
    action: 'warn',
    pattern: new RegExp(
      `(?<!\\d)\\d{1,2}[- –]?\\s?(?:годишн|річн|year-old)\\p{L}*\\s+${person}(?!\\p{L})`,
      'giu',
    ),
  },
  {
    kind: 'address',
    action: 'warn',
    pattern: new RegExp(`(?<!\\p{L})${street}\\s*${streetName}${place}{0,6}`, 'gu'),
  },
  {
    kind: 'address',
    action: 'warn',
    pattern: new RegExp(
      `(?<!\\p{L})(?:бл\\.|вх\\.|ап\\.|буд\\.)\\s*[\\p{Lu}\\d]{1,4}(?![\\p{L}\\d])${place}{0,6}`,
      'gu',
    ),
  },
  {
    kind: 'address',
    action: 'warn',
    pattern: new RegExp(
      `(?<!\\p{L})(?:[Хх]отел|[Кк]ъща за гости|[Хх]остел|[Пп]очивна станция|[Гг]отел[ьіюя]?)(?:а|ът|ъ)?\\s+(?:${quoted}|${word}(?:\\s+${word}){0,2}|\\p{Lu}+(?!\\p{L}))`,
      'gu',
    ),
  },
  {
    kind: 'address',
    action: 'warn',
    pattern:
      /(?<!\p{L})\d{1,4} \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)? (?:Street|Str\.|St\.|Road|Avenue|Ave\.)/gu,
  },
  {
    kind: 'name',
    action: 'warn',
    pattern: new RegExp(
      `(?<!\\p{L})(?:[Гг]-(?:жа|н|ца)|[Пп]ан(?:і|у)?|[Дд]-р|[Сс]емейство(?:то)?|[Сс]ем\\.|[Рр]один[аиі]|Mrs?\\.?|Ms\\.?)\\s+(?!Българи|Україн|Украйн)(?:\\p{Lu}\\.\\s?)?${word}(?:\\s+${word}){0,2}`,
      'gu',
    ),
  },
  {
    kind: 'name',
    action: 'warn',
    pattern: new RegExp(
      `(?<!\\p{L})(?:${word}\\s+(?:${word}\\s+)?|\\p{Lu}\\.\\s?(?:\\p{Lu}\\.\\s?)?)\\p{Lu}[\\p{Ll}’'-]*${surname}(?!\\p{L})`,
      'gu',
    ),
  },
  {
    kind: 'health',
    action: 'hint',
    pattern:
      /(?<!\p{L})(?:диагноз|ХИВ|СПИН|туберкулоз|онколог|бременн|психиатр|увреждан|насили|трафик на|изнасил|ВІЛ|вагітн|інвалід|насильств|психіатр)\p{L}*/giu,
  },
]

/** People after whom places and institutions are named, and places that look like names of people. */
export const publicNames: readonly string[] =
  'Захарий Княжески|Стара Загора|Братя Даскалови|Павел баня|Васил Левски|Христо Ботев|Иван Вазов|Гео Милев|Кирил Христов|Георги Раковски|Гоце Делчев|Любен Каравелов|Алеко Константинов|Димчо Дебелянов|Пейо Яворов|Захари Стоянов|Стефан Стамболов|Николай Хайтов|Йордан Йовков|Елин Пелин|Добри Чинтулов|Петко Славейков|Отец Паисий|Максим Райкович|Тарас Шевченко|Леся Українка|Іван Франко'.split(
    '|',
  )

/** Behind these stands the name of a place or an institution: ДГ „Рада Киркович“. */
export const namedAfter =
  /(?:^|[^\p{L}])(?:ДГ|ЦДГ|ОДЗ|ДЯ|ОУ|СУ|СОУ|НУ|НУИ|П?ПМГ|ПГ\p{Lu}*|МГ|училище|гимназия|читалище|градина|ясла|болница|[УМД]*М?БАЛ|библиотека|институт|университет|стадион|театър|парк|зала|дом|музей|фондация|сдружение|площад|пл\.|паметник|награда|школа|ліцей|садок|лікарня|бібліотека|фонд)\p{L}{0,3}[\s\d№.–-]{0,6}[„“"«]?$/iu

/** Before a number, an address or a name it only says what follows; it goes with it. */
export const labelBefore =
  /(?:тел(?:ефон)?|gsm|моб(?:илен)?|имейл|e-?mail|ел\. поща|пошта|адрес|адреса|address|phone|tel|ЕГН|ЛНЧ|РНОКПП|ІПН|IBAN|сметка|банкова сметка|рахунок|карта|паспорт)\s*[.:№–-]*\s*(?:№\s*)?$/giu
