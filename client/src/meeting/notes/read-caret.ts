/** What browsers send for a key of which a composing keyboard makes something else (UI Events, "keyCode for composition"). */
const composing = 229

/**
 * Browsers announce a moved caret after the key that moved it, and on a busy page after the next keys, too. The editor would
 * then delete or write where the caret was before, so it reads the caret anew before each key. Words that are being
 * composed are left alone: the editor itself reads the caret when a composition begins. Answers false, so that the editor
 * goes on to handle the key.
 */
export const readCaret = (_view: unknown, { isComposing, keyCode }: KeyboardEvent): false => {
  // The editor listens to this event and compares; there is no other public way to ask it.
  if (!isComposing && keyCode !== composing) document.dispatchEvent(new Event('selectionchange'))
  return false
}
