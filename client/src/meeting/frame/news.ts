import type { AgendaItemId } from '@sedyanka/shared/ids.ts'

/** What screen readers announce during a meeting. Keystrokes, carets and single votes are left out. */
export type NewsKind =
  | 'item'
  | 'soon'
  | 'over'
  | 'vote'
  | 'adopted'
  | 'decision'
  | 'action'
  | 'proposal'
  | 'hand'
  | 'speechOver'

/** Ids by kind, each once. For `item` the last one counts: where the meeting has come to. */
export type News = ReadonlyMap<NewsKind, readonly string[]>

/** What stands in a meeting at one moment, as far as it is worth speaking of. */
export interface Scene {
  currentItemId: AgendaItemId | null
  decisions: readonly { id: string; status: string; method: string }[]
  /** Action items that were agreed in this meeting. */
  actions: readonly { id: string }[]
  /** Proposed agenda items that wait. */
  proposals: readonly { id: string }[]
  /** Hands that are up, the speaker's too. */
  hands: readonly { id: string }[]
}

const merge = (...all: News[]): News => {
  const found = new Map<NewsKind, readonly string[]>()
  for (const news of all)
    for (const [kind, ids] of news)
      found.set(kind, [...new Set([...(kind === 'item' ? [] : (found.get(kind) ?? [])), ...ids])])
  return found
}

const newIds = (before: readonly { id: string }[], after: readonly { id: string }[]): string[] => {
  const known = new Set(before.map(({ id }) => id))
  return after.map(({ id }) => id).filter((id) => !known.has(id))
}

/** What has happened between two scenes. What went away, or was taken back, is no news. */
export const collectNews = (before: Scene, after: Scene): News => {
  const isVoted = ({ status, method }: Scene['decisions'][number]) =>
    status === 'draft' && method === 'vote'
  const isAdopted = ({ status }: Scene['decisions'][number]) => status === 'adopted'
  const { currentItemId } = after
  const all: [NewsKind, string[]][] = [
    ['item', currentItemId !== before.currentItemId && currentItemId ? [currentItemId] : []],
    ['vote', newIds(before.decisions.filter(isVoted), after.decisions.filter(isVoted))],
    ['adopted', newIds(before.decisions.filter(isAdopted), after.decisions.filter(isAdopted))],
    ['decision', newIds(before.decisions, after.decisions)],
    ['action', newIds(before.actions, after.actions)],
    ['proposal', newIds(before.proposals, after.proposals)],
    ['hand', newIds(before.hands, after.hands)],
  ]
  return new Map(all.filter(([, ids]) => ids.length > 0))
}

/** Milliseconds between two announcements: time to listen to one, and to go on working. */
export const pause = 8_000

/** Gathers news, and lets it out in summaries that keep a distance. Times are milliseconds on any one clock. */
export class NewsDesk {
  #waiting: News = new Map()
  #spokenAt = Number.NEGATIVE_INFINITY

  add(news: News): void {
    // The time of the item that was on before concerns nobody any more.
    const kept = [...this.#waiting].filter(
      ([kind]) => !news.has('item') || (kind !== 'soon' && kind !== 'over'),
    )
    this.#waiting = merge(new Map(kept), news)
  }

  /** Everything that waits, when it may be said now; else null. */
  take(now: number): News | null {
    if (this.#waiting.size === 0 || now - this.#spokenAt < pause) return null
    const news = this.#waiting
    this.#waiting = new Map()
    this.#spokenAt = now
    return news
  }
}
