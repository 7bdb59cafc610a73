import { Rooms } from '@sedyanka/server/sync/rooms.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { settle, TestClock } from './clock.ts'
import { board1, buildBoard, buildMeeting, meeting1 } from './fixtures.ts'
import { MemoryJournal } from './memory-journal.ts'
import { SimClient } from './sim-client.ts'

/** Rooms over a journal in memory, with time and network in the test's hands. */
export class SimServer {
  readonly clock = new TestClock()
  readonly journal = new MemoryJournal()
  readonly log: { event: string; values: Record<string, unknown> }[] = []
  readonly board = board1
  readonly meeting = meeting1
  /** What the rooms counted, by kind. */
  readonly counted = new Map<string, number>()
  rooms: Rooms
  /** How often the process has died. */
  #deaths = 0
  /** What follows each commit. */
  onCommitted: () => void = () => {}

  constructor() {
    this.journal.create(board1, buildBoard)
    this.journal.create(meeting1, buildMeeting)
    this.rooms = this.start()
  }

  start(): Rooms {
    const { now, monotonic, schedule } = this.clock
    const { journal } = this
    const life = this.#deaths
    return new Rooms({
      journal: {
        load: (room) => journal.load(room),
        compact: (room) => journal.compact(room),
        // The dead write nothing any more, and hear of nothing.
        append: (room, entry) =>
          this.#deaths === life ? journal.append(room, entry) : new Promise(() => {}),
        rewrite: (room, edition) =>
          this.#deaths === life ? journal.rewrite(room, edition) : new Promise(() => {}),
      },
      now,
      monotonic,
      count: (kind) => void this.counted.set(kind, (this.counted.get(kind) ?? 0) + 1),
      schedule,
      onCommitted: () => this.onCommitted(),
      log: (event, values = {}) => void this.log.push({ event, values }),
    })
  }

  /** The process dies: what was in memory is gone, what the journal holds stays. */
  crash(clients: readonly SimClient[]): void {
    for (const client of clients) client.disconnect()
    this.#deaths++
    this.rooms = this.start()
  }

  /** A client that is in the room and in step with it. */
  async enter(seat: Seat, room: RoomName = board1): Promise<SimClient> {
    const client = new SimClient(seat)
    await client.connect(this.rooms, room)
    await this.flush([client])
    return client
  }

  /** Delivers everything to everybody, until nothing is on its way. */
  async flush(clients: readonly SimClient[]): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      let moved = false
      for (const client of clients) {
        while (client.deliverToServer()) moved = true
        while (client.deliverToClient()) moved = true
      }
      await this.clock.advance(60)
      await settle()
      quiet = moved ? 0 : quiet + 1
    }
  }
}
