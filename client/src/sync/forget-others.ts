import type { Awareness } from 'y-protocols/awareness'

/** Without a line nobody knows who else is here: everybody but this page goes, and those who show them are told. */
export const forgetOthers = (awareness: Awareness, origin: unknown): void => {
  const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID)
  for (const id of others) awareness.states.delete(id)
  if (others.length > 0)
    awareness.emit('change', [{ added: [], updated: [], removed: others }, origin])
}
