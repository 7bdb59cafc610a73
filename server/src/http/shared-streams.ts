import type { PersonId } from '@sedyanka/shared/ids.ts'
import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type CloseCode, closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { EventStream } from './event-stream.ts'
import { type Admitted, type SyncDeps, SyncLine } from './sync-line.ts'

/** One line over a shared stream. */
export interface OpenLine {
  line: SyncLine
  /** How many requests were taken. */
  requests: number
  /** How many bodies are on their way in. */
  taking: number
  /** Ends it, because its reader leaves. */
  leave: () => void
}

/** One reader's stream. */
interface SharedStream {
  personId: PersonId
  events: EventStream
  /** Every number that the reader gave to a line so far. */
  known: Set<number>
  /** The lines that live, each by its way to end. */
  leaves: Set<() => void>
  /** Runs while there is no line. */
  idle?: NodeJS.Timeout
}

/**
 * The event streams that are open, and the lines on them. Browsers keep six connections to one server over HTTP/1.1, so
 * all tabs read one stream: each room of each tab has a line of its own on it, with its own admission, limits and end.
 * Only the person who reads a stream puts lines on it.
 */
export class SharedStreams {
  readonly #deps: SyncDeps
  readonly #streams = new Map<string, SharedStream>()
  readonly #lines = new Map<string, OpenLine>()

  constructor(deps: SyncDeps) {
    this.#deps = deps
  }

  /** The line of that name, if there is one. */
  find(name: string): OpenLine | undefined {
    return this.#lines.get(name)
  }

  /**
   * Opens a stream and tells its reader the stream's name. Whoever is signed out (`personId` null), or has too many, is
   * told so and the stream ends. `response` is the answer that it is written to; null in tests of routes.
   */
  open(personId: PersonId | null, response: ServerResponse | null): EventStream {
    const name = randomBytes(16).toString('base64url')
    const events = new EventStream(response, () => this.#end(name))
    if (personId === null) {
      this.#deps.count('line.signedOut')
      events.close(closeCodes.session)
      return events
    }
    const own = [...this.#streams.values()].filter((one) => one.personId === personId)
    if (own.length >= limits.streamsOfPerson) {
      this.#deps.count('stream.tooMany')
      events.close(closeCodes.busy)
      return events
    }
    const stream: SharedStream = { personId, events, known: new Set(), leaves: new Set() }
    this.#streams.set(name, stream)
    this.#awaitLine(name)
    events.tell('stream', name)
    return events
  }

  /**
   * Opens the line number `at` on a stream; what came of it is told there. False when that person has no such stream. A
   * number that is known counts as opened: a request that was not answered comes again.
   */
  async addLine(
    { name, personId, at }: { name: string; personId: PersonId; at: number },
    admit: () => Promise<Admitted | { code: CloseCode }>,
  ): Promise<boolean> {
    const stream = this.#streams.get(name)
    if (stream?.personId !== personId) return false
    if (stream.known.has(at)) return true
    if (stream.known.size >= limits.linesOfStream) return false
    stream.known.add(at)
    clearTimeout(stream.idle)
    const admission = await admit()
    // Meanwhile its reader may have gone.
    const isOpen = this.#streams.has(name)
    if ('code' in admission) stream.events.tell('end', `${at} ${admission.code}`)
    else if (isOpen) this.#start(admission, at, name)
    else admission.seat.release()
    if (isOpen) this.#awaitLine(name)
    return true
  }

  #start(admission: Admitted, at: number, streamName: string): void {
    const stream = this.#streams.get(streamName)
    if (!stream) return
    const { events, leaves } = stream
    const line = new SyncLine(this.#deps, admission)
    const name = randomBytes(16).toString('base64url')
    const leave = () => {
      if (!leaves.delete(leave)) return
      this.#lines.delete(name)
      line.end()
      this.#awaitLine(streamName)
    }
    leaves.add(leave)
    this.#lines.set(name, { line, requests: 0, taking: 0, leave })
    events.tell('line', `${at} ${name}`)
    // Nobody sees whether a stream is read. A page asks something every quarter of a minute, hidden every minute.
    line.open(
      {
        kind: 'eventStream',
        send: (frames) => events.send(frames, at),
        bufferedBytes: () => events.bufferedBytes(),
        close: (code) => {
          if (!leaves.has(leave)) return
          // What nobody reads is given back at once, and the socket with it: no other line gets through either.
          if (events.bufferedBytes() > limits.slowPeerBytes) events.close(code)
          else events.tell('end', `${at} ${code}`)
          leave()
        },
      },
      limits.streamSilence,
    )
  }

  /** A stream without a line is of use to nobody. */
  #awaitLine(name: string): void {
    const stream = this.#streams.get(name)
    clearTimeout(stream?.idle)
    if (!stream || stream.leaves.size > 0) return
    stream.idle = setTimeout(() => stream.events.close(closeCodes.busy), limits.firstWordWithin)
  }

  /** The stream is read no more. */
  #end(name: string): void {
    const stream = this.#streams.get(name)
    this.#streams.delete(name)
    clearTimeout(stream?.idle)
    for (const leave of stream?.leaves ?? []) leave()
  }
}
