const name = 'sedyanka:expect-typing'

/** A field is on its way for which the next letters are meant: they are no shortcuts, also before it is here. */
export const expectTyping = (): void => {
  document.dispatchEvent(new Event(name))
}

/** The event by which `watchTyping` hears of it. */
export const expectingTyping = name
