/** Edits that came from elsewhere: not to be sent back. */
export const fromServer = Symbol('from the server')
export const fromDevice = Symbol('from this device')
