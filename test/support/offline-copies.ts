import * as Y from 'yjs'

/** Copies of one board on devices without a connection, and the moment when they meet. */
export const makeOfflineCopies = (origin: Y.Doc, count: number): Y.Doc[] =>
  Array.from({ length: count }, () => {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(origin))
    return copy
  })

/** Everybody receives what everybody wrote, each in another order. */
export const mergeAll = (docs: readonly Y.Doc[]): void => {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc))
  docs.forEach((doc, at) => {
    const order = [...updates.slice(at), ...updates.slice(0, at)]
    for (const update of at % 2 === 0 ? order : order.reverse()) Y.applyUpdate(doc, update)
  })
}
