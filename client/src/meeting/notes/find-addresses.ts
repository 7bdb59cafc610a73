/** An address in a text: where it stands, from its first letter to behind its last. */
export interface FoundAddress {
  href: string
  start: number
  end: number
}

/** An address with its scheme; one without (“example.org”) may be anything, and stays text. */
const address = /(?:https?:\/\/|mailto:)[^\s<>"„“”«»]+/giu
/** Signs that end a sentence or close what was opened before the address. */
const trailing = /[.,:;!?…'’)\]}]+$/u
/** A host of at least two letters or digits, or somebody at one. */
const isWhole = (href: string): boolean =>
  /^https?:\/\/[\p{L}\p{N}[][^\s]+$/iu.test(href) || /^mailto:[^\s@]+@[^\s@]+$/iu.test(href)

const count = (text: string, sign: string): number => text.split(sign).length - 1

/** Takes off what belongs to the sentence; a bracket that was opened within the address stays. */
const withoutEnd = (href: string): string => {
  const bare = href.replace(trailing, '')
  const opened = count(bare, '(') - count(bare, ')')
  return opened > 0 && href.slice(bare.length).startsWith(')'.repeat(opened))
    ? bare + ')'.repeat(opened)
    : bare
}

/** The addresses that a text names in full (http, https, mailto), without the signs of the sentence around them. */
export const findAddresses = (text: string): FoundAddress[] =>
  [...text.matchAll(address)].flatMap(({ 0: found, index }) => {
    const href = withoutEnd(found)
    return isWhole(href) ? [{ href, start: index, end: index + href.length }] : []
  })
