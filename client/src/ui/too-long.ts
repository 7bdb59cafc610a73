/** What did not fit into a text any more, said once by the page, with the words to copy. */
export interface TooLong {
  /** The most that fits, in characters. */
  most: number
  /** What was left out; '' when nothing was, as it was only one key. */
  rest: string
}

const name = 'sedyanka:too-long'

/** Says that a text is full: `rest` is what could not be taken. Heard by `listenForTooLong`. */
export const sayTooLong = (
  element: HTMLElement,
  rest: string,
  most = 'maxLength' in element ? Number(element.maxLength) : 0,
): void => {
  element.dispatchEvent(
    new CustomEvent<TooLong>(name, { bubbles: true, composed: true, detail: { most, rest } }),
  )
}

/** Hears what `sayTooLong` says anywhere on the page. Returns what ends it. */
export const listenForTooLong = (say: (what: TooLong) => void): (() => void) => {
  const hear = (event: Event) => say((event as CustomEvent<TooLong>).detail)
  document.addEventListener(name, hear)
  return () => document.removeEventListener(name, hear)
}
