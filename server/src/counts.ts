/** How often something was refused since the start, by kind: numbers only, for whoever looks after the server. */
export interface Counts {
  count: (kind: string) => void
  /** Sorted by kind. */
  read(): Record<string, number>
}

export const createCounts = (): Counts => {
  const counts = new Map<string, number>()
  return {
    count: (kind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1),
    read: () => Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}
