type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * The Latin letter of a key, in lower case: what is printed on it. A layout that writes Latin letters (QWERTZ, AZERTY)
 * says itself which one it is. Others (БДС, фонетична, ЙЦУКЕН) write their own letters on keys that carry the Latin ones
 * of the standard keyboard, and Windows takes Ctrl with such a key for Ctrl with that Latin letter. '' for other keys.
 */
export const letterOf = ({ key, code }: Pick<Key, 'key' | 'code'>): string => {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  // Digits and signs are what they are; a Latin letter with an accent stands beside the plain ones.
  if (!/^\p{L}$/u.test(key) || /^\p{Script=Latin}$/u.test(key)) return ''
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? ''
}

/** Whether a key asks for undo (Ctrl+Z, ⌘Z) or redo (Ctrl+Y, Ctrl+Shift+Z, ⇧⌘Z); null for any other key. */
export const undoKeyOf = (event: Key): 'undo' | 'redo' | null => {
  // AltGr is Ctrl and Alt at once on Windows.
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const letter = letterOf(event)
  if (letter === 'z') return event.shiftKey ? 'redo' : 'undo'
  return letter === 'y' && !event.shiftKey ? 'redo' : null
}
