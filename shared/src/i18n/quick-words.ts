/** Words around an @organisation in a quick line, as alternatives of regular expressions, in three languages. */

/** They make the organisation behind them part of the sentence: „становище от @РЗИ“. */
const belongingWords =
  'от|на|с|със|към|при|за|чрез|до|в|във|между|from|to|with|of|for|by|at|between|від|з|із|для|через|у'
const andWords = 'и|и на|and|та|і|й'
/** They only say that the organisation behind them is responsible. */
const labelWords =
  'отг\\.?|отговаря|отговорник|отговорен|отговорни|изпълнител|изпълнява|възложено на|responsible|owner|відповідальн\\p{L}*|виконавець|викон\\.'

/** The end of a text that goes on with the name of an organisation. */
export const endsBelonging = new RegExp(`(?:^|\\s)(?:${belongingWords}|${andWords})\\s*$`, 'iu')
/** The end of a text that says „responsible:“, with the marks around it. */
export const responsibleLabel = new RegExp(
  `(?:^|[\\s,;(–-])[\\s,;(–-]*(?:${labelWords})\\s*[:–-]?\\s*$`,
  'iu',
)
/** Nothing but a comma and an „and“ between two names. */
export const onlyAnd = new RegExp(`^\\s*[,;/|+&]?\\s*(?:${andWords})?\\s*$`, 'iu')

/** Words that join a name to what follows: „@Достъп до петък“ is not „Достъп до …“. */
export const joiningWords: ReadonlySet<string> = new Set(
  'до по на за в във с със и от към при у з із та через the of for to and by in'.split(' '),
)

/** Names of places as people shorten them. */
export const shortPlaces: readonly (readonly [RegExp, string])[] = [
  [/^ст\.? ?загора$/u, 'стара загора'],
  [/^сз$/u, 'стара загора'],
]
