import { type PersonId, type RoomName, parseRoomName } from '@sedyanka/shared/ids.ts'
import { keysOf, recall, remember } from '../device.ts'
import { isSharedComputer } from '../shared-computer.ts'
import type { Unaccepted } from './replay.ts'

/** Why words can reach no server any more. */
export type LostReason = 'removed' | 'sessionEnded'

/** An edit that the server refused, kept as words until somebody has read them. */
export interface NotAccepted extends Unaccepted {
  id: string
  at: number
}

const prefix = 'sedyanka.notAccepted.'

/** Whose words of which rooms are kept on this device. */
export const listRefusedWords = (): { personId: PersonId; room: RoomName }[] =>
  keysOf(prefix).flatMap((key) => {
    const [, personId, name] = /^([^.]+)\.(.+)$/.exec(key.slice(prefix.length)) ?? []
    const room = parseRoomName(name ?? '')?.name
    return personId !== undefined && room ? [{ personId: personId as PersonId, room }] : []
  })

/**
 * The refused words of one person in one room, on this device: they outlast the page that wrote them. Where storage is
 * blocked nothing is kept, and whoever holds the words has to hand them on.
 */
export class RefusedWords {
  readonly #key: string

  constructor(personId: PersonId, room: RoomName) {
    this.#key = `${prefix}${personId}.${room}`
  }

  /** What is kept, together with `more`, each once, the oldest first. */
  with(more: readonly NotAccepted[]): NotAccepted[] {
    const byId = new Map([...this.#read(), ...more].map((words) => [words.id, words]))
    const sorted = [...byId.values()].sort((a, b) => a.at - b.at)
    // Two tabs may have told the same.
    const place = ({ root, row, field, reason, text }: NotAccepted) =>
      JSON.stringify([root, row, field, reason, text])
    const seen = new Set<string>()
    return sorted.filter((words) => !seen.has(place(words)) && seen.add(place(words)))
  }

  /** False when this device does not keep them: they last as long as the page. */
  keep(words: readonly NotAccepted[]): boolean {
    const text = words.length === 0 ? null : JSON.stringify(words)
    remember(this.#key, text)
    return text === null || (recall(this.#key) === text && !isSharedComputer())
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
