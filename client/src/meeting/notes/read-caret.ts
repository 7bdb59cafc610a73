/**
 * Browsers tell a moved caret behind the key that moved it, and on a busy page behind the next keys too: the editor would
 * then delete or write where the caret was before. So the caret is read anew before each key. A word that is being
 * composed is left alone. Gives false: the editor goes on with the key.
 */
export const readCaret = (_view: unknown, { isComposing }: KeyboardEvent): false => {
  // The editor listens to this event and compares; there is no other public way to ask it.
  if (!isComposing) document.dispatchEvent(new Event('selectionchange'))
  return false
}
