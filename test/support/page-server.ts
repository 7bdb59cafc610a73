import type { RoomHandover } from '@sedyanka/client/sync/unsent-edits.ts'
import { makeClientRoom, type ClientRoom } from '@sedyanka/client/sync/client-room.ts'
import type { OpenTransport } from '@sedyanka/client/sync/transport.ts'
import { monotonicNow, type WallTime } from '@sedyanka/shared/time/clocks.ts'
import { Rooms } from '@sedyanka/server/sync/rooms.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { messageType } from '@sedyanka/shared/wire/protocol.ts'
import type { Seat } from '@sedyanka/shared/seat.ts'
import { board1, buildBoard, buildMeeting, meeting1 } from './fixtures.ts'
import { MemoryJournal } from './memory-journal.ts'
import { until } from './until.ts'

/** Rooms over a journal in memory, and pages in the same process that are connected to them. */
export class PageServer {
  readonly journal = new MemoryJournal()
  /** Milliseconds by which the server's clock is ahead of the pages'. */
  clockAhead = 0
  /** How often a page has said HELLO. */
  greeted = 0
  /** The longest frame of any page, bytes. */
  largest = 0
  rooms: Rooms
  readonly #pages: Page[] = []

  constructor() {
    this.journal.create(board1, buildBoard)
    this.journal.create(meeting1, buildMeeting)
    this.rooms = this.#start()
  }

  open(name: RoomName, seat: Seat): Page {
    const page = new Page(this, name, seat)
    this.#pages.push(page)
    return page
  }

  /** Puts a document back to a backup, as an operator does: the server stops, and starts again. */
  async restore(room: RoomName, state: Uint8Array, epoch = 'e2'): Promise<void> {
    await this.rooms.close()
    this.journal.restore(room, state, epoch)
    this.rooms = this.#start()
  }

  async close(): Promise<void> {
    for (const page of this.#pages) page.room.destroy()
    localStorage.clear()
    await this.rooms.close()
  }

  #start(): Rooms {
    return new Rooms({
      journal: this.journal,
      log: () => {},
      now: () => (Date.now() + this.clockAhead) as WallTime,
      monotonic: monotonicNow,
      schedule: (delay, run) => {
        const timer = setTimeout(run, delay)
        return () => clearTimeout(timer)
      },
    })
  }
}

/** A page's line to rooms in the same process; it can be cut. */
class Line {
  seat: Seat
  isCut = false
  /** What the page sent on a slow line, which has not arrived; null: it arrives. */
  underWay: (() => void)[] | null = null
  #cut: (() => void) | null = null
  /** Tells the server's room that the seat is another one. */
  #tell = (): void => {}
  readonly #deployment: PageServer
  constructor(deployment: PageServer, seat: Seat) {
    this.#deployment = deployment
    this.seat = seat
  }

  reseat(seat: Seat): void {
    this.seat = seat
    this.#tell()
  }

  cut(): void {
    this.isCut = true
    this.#cut?.()
  }

  /** What is under way arrives, and from now on at once. */
  arrive(): void {
    const frames = this.underWay ?? []
    this.underWay = null
    for (const arrive of frames) arrive()
  }

  readonly open: OpenTransport = (room, events) => {
    let live = !this.isCut
    let receive: ((frame: Uint8Array) => void) | null = null
    let leave = () => {}
    const end = (code: number) => {
      if (!live) return
      live = false
      this.#tell = () => {}
      leave()
      events.closed(code)
    }
    this.#cut = () => end(1006)
    const later = (run: () => void) => setTimeout(() => live && run(), 1)
    if (this.isCut) setTimeout(() => events.closed(1006), 1)
    else
      void this.#deployment.rooms
        .join(room as RoomName, {
          seat: () => this.seat,
          send: (frames) => void later(() => frames.forEach((frame) => events.frame(frame))),
          bufferedBytes: () => 0,
          close: (code) => void later(() => end(code)),
        })
        .then((joined) => {
          if (!joined) return end(4404)
          receive = joined.receive
          leave = joined.leave
          this.#tell = joined.reseat
          events.opened()
        })
    return {
      send: (frame) => {
        this.#deployment.largest = Math.max(this.#deployment.largest, frame.length)
        if (frame[0] === messageType.sedyanka && frame[1] === 1) this.#deployment.greeted++
        const arrive = () => later(() => receive?.(frame))
        if (this.underWay) this.underWay.push(arrive)
        else arrive()
      },
      close: () => {
        live = false
        leave()
      },
    }
  }
}

/** A page: the room that it shows now, replaced when an edit was refused. */
export class Page {
  readonly line: Line
  readonly #name: RoomName
  room: ClientRoom
  replaced = 0
  /** What the last room handed on when it was replaced. */
  handed: RoomHandover | null = null

  constructor(deployment: PageServer, name: RoomName, seat: Seat) {
    this.line = new Line(deployment, seat)
    this.#name = name
    this.room = this.#make(null)
  }

  #make(handover: RoomHandover | null): ClientRoom {
    const room = makeClientRoom({
      name: this.#name,
      seat: this.line.seat,
      handover,
      open: this.line.open,
      onReplaced: (next) => {
        this.replaced++
        this.handed = next
        this.room = this.#make(next)
      },
    })
    return room
  }

  /** The person has another seat from now on; the server tells the line, if there is one. */
  reseat(seat: Seat): void {
    this.line.reseat(seat)
  }

  async synced(): Promise<void> {
    await until(() => this.room.synced() && this.room.ready(), 'the page is in step')
  }
  async saved(): Promise<void> {
    await until(
      () => this.room.saved().kind === 'saved',
      `saved: ${JSON.stringify(this.room.saved())}`,
    )
  }
}
