/*
 * Every key that somebody types brings a new state, and of each only these three fields are passed on. So they are
 * picked out of the text instead of reading it as JSON and writing it again, which was a tenth of a busy server's work.
 * What comes out is made of nothing but what the patterns allow, so it is JSON whatever came in; within a string of the
 * state they never match, because a string's own quotation marks stand behind a backslash.
 */
const whole = String.raw`(?:0|[1-9]\d{0,14})`
const id = String.raw`\{"client":${whole},"clock":${whole}\}`
/** A place in a text as Yjs writes it down. It hangs on a type or an item, never on a root's name: no reader looks one up. */
const position = String.raw`\{"type":(?:null|${id}),"tname":null,"item":(?:null|${id})(?:,"assoc":(?:0|-?[1-9]\d{0,3}))?\}`
/** The caret within rich text. Editors take it as it comes: one that does not fit would stop everybody else's. */
const cursor = new RegExp(String.raw`"cursor":\{"anchor":${position},"head":${position}\}`)
/** A row and a field, e.g. `actions/<id>/title`. */
const at = /"at":"[\w./:-]{1,200}"/
const place = /"place":"(?:hall|online)"/

/** The fields of a presence state that a page knows, without those that do not fit, as JSON without its braces; ASCII. */
export const presenceWords = (state: string): string => {
  const here = place.exec(state)?.[0]
  const words = `${cursor.exec(state)?.[0] ?? '"cursor":null'},${at.exec(state)?.[0] ?? '"at":null'}`
  return here ? `${words},${here}` : words
}
