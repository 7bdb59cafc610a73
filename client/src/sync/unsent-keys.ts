/** Which unsent edits on the device are whose: another tab's are its own. */
export interface UnsentKeys {
  /** Keys of edits that are made here begin with it. */
  mark: string
  /** What earlier pages left, to be sent by this one. */
  inherited: IDBValidKey[]
  /** Marks of other pages whose edits were seen here: what they leave is taken over. */
  others: string[]
}

/** Keys of the edits that one page stored. */
export const rangeOf = (mark: string): IDBKeyRange => IDBKeyRange.bound([mark], [mark, []])

/** The mark in the key of an unsent edit; '' for those of version 0.1.0, which carry none. */
export const markOfKey = (key: IDBValidKey): string =>
  Array.isArray(key) && typeof key[0] === 'string' ? key[0] : ''
