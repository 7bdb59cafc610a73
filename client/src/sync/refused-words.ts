import type { RoomName } from '@sedyanka/shared/ids.ts'
import { recall, remember } from '../device.ts'
import type { Unaccepted } from './replay.ts'

/** An edit that the server refused, kept as words until somebody has read them. */
export interface NotAccepted extends Unaccepted {
  id: string
  at: number
}

/**
 * The refused words of one person in one room, on this device: they outlast the page that wrote them. Where storage is
 * blocked nothing is kept, and whoever holds the words has to hand them on.
 */
export class RefusedWords {
  readonly #key: string

  constructor(personId: string, room: RoomName) {
    this.#key = `sedyanka.notAccepted.${personId}.${room}`
  }

  /** What is kept, together with `more`, each once. */
  with(more: readonly NotAccepted[]): NotAccepted[] {
    const all = new Map([...this.#read(), ...more].map((words) => [words.id, words]))
    return [...all.values()].sort((a, b) => a.at - b.at)
  }

  keep(words: readonly NotAccepted[]): void {
    remember(this.#key, words.length === 0 ? null : JSON.stringify(words))
  }

  #read(): NotAccepted[] {
    try {
      const kept: unknown = JSON.parse(recall(this.#key) ?? '[]')
      return Array.isArray(kept) ? (kept as NotAccepted[]) : []
    } catch {
      return []
    }
  }
}
