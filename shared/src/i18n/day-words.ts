/** Numbers that people write in words or with Roman numerals, where a due date has them. */

const ones = 'първи втори трети четвърти пети шести седми осми девети'.split(' ')
const teens =
  'единадесети дванадесети тринадесети четиринадесети петнадесети шестнадесети седемнадесети осемнадесети деветнадесети'.split(
    ' ',
  )
const tens: readonly (readonly [string, number])[] = [
  ['двадесет', 20],
  ['двайсет', 20],
  ['тридесет', 30],
  ['трийсет', 30],
]

/** Days of the month in words, as they stand before its name; longer ones first. */
export const ordinalDays: readonly (readonly [string, number])[] = [
  ...tens.flatMap(([word, ten]) => [
    ...ones.map((one, at): [string, number] => [`${word} и ${one}`, ten + at + 1]),
    [`${word}и`, ten] as const,
  ]),
  ...teens.flatMap((word, at): [string, number][] => [
    [word, 11 + at],
    [word.replace('надесети', 'найсети'), 11 + at],
  ]),
  ['десети', 10] as const,
  ...ones.map((one, at): [string, number] => [one, at + 1]),
].filter(([, day]) => day <= 31)

/** How many days, weeks or months, in words of all three languages. */
export const countWords: readonly (readonly [string, number])[] = [
  ['два', 2],
  ['две', 2],
  ['три', 3],
  ['четири', 4],
  ['пет', 5],
  ['шест', 6],
  ['седем', 7],
  ['осем', 8],
  ['девет', 9],
  ['десет', 10],
  ['петнадесет', 15],
  ['петнайсет', 15],
  ['двадесет', 20],
  ['двайсет', 20],
  ['тридесет', 30],
  ['трийсет', 30],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['ten', 10],
  ['дві', 2],
  ['чотири', 4],
  ["п'ять", 5],
  ['десять', 10],
]

/** Months as Bulgarian papers number them: 5.XII. Many write the Cyrillic letters that look the same. */
const romanMonths = 'i ii iii iv v vi vii viii ix x xi xii'.split(' ')

/** The number of a month that is written in Roman numerals; 0 when it is none. */
export const romanMonth = (word: string): number =>
  romanMonths.indexOf(word.replaceAll('х', 'x').replaceAll('і', 'i')) + 1
