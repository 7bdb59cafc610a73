import { isEgn, isLnch, isRnokpp } from './personal-numbers.ts'

/** What a text seems to give away; the sentence for each is `privacy.found…` in the dictionaries. */
export type PersonalDataKind =
  | 'egn'
  | 'foreignerNumber'
  | 'phone'
  | 'email'
  | 'account'
  | 'document'
  | 'age'
  | 'address'
  | 'name'
  | 'health'

export interface Finding {
  kind: PersonalDataKind
  /** block: cannot be saved in a need or an offer; warn: the writer may say that it is not personal; hint: advice only. */
  action: 'block' | 'warn' | 'hint'
  start: number
  end: number
}

interface Rule {
  kind: PersonalDataKind
  action: Finding['action']
  pattern: RegExp
}

const tenDigits = /(?<!\d)(?:\d[ \u00A0]?){9}\d(?!\d)/gu

const rules: readonly Rule[] = [
  {
    kind: 'phone',
    action: 'block',
    pattern: /(?<![\d+])(?:\+|00)[1-9](?:[ \u00A0.\-/()]{0,2}\d){7,13}(?!\d)/gu,
  },
  {
    kind: 'phone',
    action: 'block',
    pattern: /(?<!\d)0(?:8[7-9]|9[89])(?:[ \u00A0.\-/]?\d){7}(?!\d)/gu,
  },
  {
    kind: 'phone',
    action: 'warn',
    pattern: /(?<!\d)\(?0(?:42|431)\)?(?:[ \u00A0.\-/]?\d){5,6}(?!\d)/gu,
  },
  {
    kind: 'phone',
    action: 'block',
    pattern: /(?<!\d)0(?:39|50|6[3678]|73|9[1-9])(?:[ \u00A0.\-/()]{0,2}\d){7}(?!\d)/gu,
  },
  {
    kind: 'email',
    action: 'warn',
    pattern: /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu,
  },
  {
    kind: 'account',
    action: 'block',
    pattern: /(?<![A-Z0-9])BG\d{2}(?: ?[A-Z]{4})(?: ?[A-Z0-9]){14}(?![A-Z0-9])/gu,
  },
  { kind: 'account', action: 'block', pattern: /(?<![A-Z0-9])UA(?: ?\d){27}(?!\d)/gu },
  {
    kind: 'document',
    action: 'warn',
    pattern:
      /(?<!\p{L})(?:паспорт|лична карта|регистрационна карта|ID[- ]?карт|passport)[^\n]{0,25}?[A-ZА-ЯІЇЄҐ]{0,2} ?\d{6,9}(?!\d)/giu,
  },
  {
    kind: 'age',
    action: 'warn',
    pattern:
      /(?<!\p{L})(?:роден[аи]?|род\.|нар\.|народж\p{L}*|дата на раждане|born|dob)[^\d\n]{0,15}\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}/giu,
  },
  {
    kind: 'age',
    action: 'warn',
    pattern:
      /(?<!\p{L})(?:дете|момче|момиче|жена|мъж|майка|баща|баба|дядо|дитина|хлопчик|дівчинка|жінка|чоловік|мати)(?:,)?(?: на| віком)? \d{1,2}(?:-|–)?\s?(?:г\.|год|годишн|рок|річн)/giu,
  },
  {
    kind: 'address',
    action: 'warn',
    pattern:
      /(?<!\p{L})(?:ул\.|бул\.|ж\. ?к\.|кв\.(?! ?м(?!\p{L}))|вх\.|ап\.|вул\.|буд\.|просп\.)\s*[„“"«№]?\s*[\p{L}\d]/gu,
  },
  {
    kind: 'address',
    action: 'warn',
    pattern:
      /(?<!\p{L})(?:[Хх]отел|[Кк]ъща за гости|[Хх]остел|[Пп]очивна станция|[Гг]отел[ьі])\p{Ll}*\s+[„“"«]?\p{Lu}/gu,
  },
  {
    kind: 'name',
    action: 'warn',
    pattern:
      /(?<!\p{L})(?:[Гг]-(?:жа|н|ца)|[Пп]ан(?:і|у)?|[Дд]-р|[Сс]емейство|[Рр]одина|Mrs?\.?|Ms\.?)\s+\p{Lu}\p{Ll}+/gu,
  },
  {
    kind: 'name',
    action: 'warn',
    pattern:
      /(?<!\p{L})\p{Lu}[\p{Ll}’'-]+(?:\s+\p{Lu}[\p{Ll}’'-]+){0,1}\s+\p{Lu}[\p{Ll}’'-]*(?:ов|ова|ев|ева|єв|єва|ски|ска|енко|чук|щук|юк|ський|ська|цький|цька|ович|івна|ївна|ін|іна|ина)(?!\p{L})/gu,
  },
  {
    kind: 'health',
    action: 'hint',
    pattern:
      /(?<!\p{L})(?:диагноз|ХИВ|СПИН|туберкулоз|онколог|бременн|психиатр|увреждан|насили|трафик на|изнасил|ВІЛ|вагітн|інвалід|насильств|психіатр)\p{L}*/giu,
  },
]

/** Places that look like names of people. */
const places = ['Захарий Княжески', 'Стара Загора', 'Братя Даскалови', 'Павел баня']

const findNumbers = (text: string): Finding[] => {
  const found: Finding[] = []
  for (const match of text.matchAll(tenDigits)) {
    const digits = match[0].replace(/\D/g, '')
    const start = match.index
    const end = start + match[0].length
    if (isEgn(digits)) found.push({ kind: 'egn', action: 'block', start, end })
    else if (isLnch(digits)) {
      // One number in ten passes this checksum by chance, so only its own words beside it make it certain.
      const around = text.slice(Math.max(0, start - 15), end + 15)
      const action = /ЛНЧ|карта|№/iu.test(around) ? 'block' : 'warn'
      found.push({ kind: 'foreignerNumber', action, start, end })
    } else if (isRnokpp(digits)) found.push({ kind: 'foreignerNumber', action: 'warn', start, end })
  }
  return found
}

const findAllowed = (
  text: string,
  allowed: readonly string[],
): { start: number; end: number }[] => {
  const found: { start: number; end: number }[] = []
  for (const phrase of [...places, ...allowed]) {
    if (phrase === '') continue
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
      found.push({ start: at, end: at + phrase.length })
  }
  return found
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end

/**
 * Finds what looks like personal data in a text (domain rules: numbers by checksum, the rest by pattern). Runs on the
 * writer's device, before anything is sent. `allowed` names organisations, which may look like people. Where two
 * findings overlap, the more certain one (a number, a phone) stands. In order of appearance.
 */
export const findPersonalData = (text: string, allowed: readonly string[] = []): Finding[] => {
  const exempt = findAllowed(text, allowed)
  const found = findNumbers(text)
  for (const { kind, action, pattern } of rules) {
    for (const match of text.matchAll(pattern)) {
      const finding = { kind, action, start: match.index, end: match.index + match[0].length }
      const isExempt = kind === 'name' && exempt.some((phrase) => overlaps(phrase, finding))
      if (!isExempt && !found.some((other) => overlaps(other, finding))) found.push(finding)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
