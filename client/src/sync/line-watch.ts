import { type Monotonic, monotonicNow } from '@sedyanka/shared/time/clocks.ts'

/** A line that leaves a question unanswered for so long is dead, though nobody told us (a changed wifi); ms. */
const patience = 25_000
/** How often it is asked; a page out of sight does so once a minute. */
const heartbeat = 15_000
/** … and so is one that does not answer within this time after the machine slept, or may have. */
const answerWithin = 5_000

interface WatchOptions {
  /** Sends something that the server answers. */
  poke: () => void
  /** The line is dead. */
  drop: () => void
}

/** Notices that a line is dead. It looks only while `begin` was called last, and not `end`. */
export class LineWatch {
  readonly #options: WatchOptions
  #heard: Monotonic = monotonicNow()
  /** When the first question was asked that nothing came after. */
  #unanswered: Monotonic | null = null
  #beat: ReturnType<typeof setInterval> | undefined
  #answer: ReturnType<typeof setTimeout> | undefined

  constructor(options: WatchOptions) {
    this.#options = options
  }

  /** A line has opened. */
  begin(): void {
    this.end()
    this.heard()
    this.#beat = setInterval(() => this.#look(), heartbeat)
  }

  heard(): void {
    this.#heard = monotonicNow()
    this.#unanswered = null
  }

  /** Somebody looks at the page again, which may have slept: asks, and gives little time to answer. */
  check(): void {
    this.#options.poke()
    this.expectAnswer()
  }

  /** Something was asked just now: no answer, no line. */
  expectAnswer(): void {
    const asked = monotonicNow()
    clearTimeout(this.#answer)
    this.#answer = setTimeout(() => {
      if (this.#heard < asked) this.#options.drop()
    }, answerWithin)
  }

  end(): void {
    clearInterval(this.#beat)
    clearTimeout(this.#answer)
  }

  #look(): void {
    const now = monotonicNow()
    if (this.#unanswered !== null && now - this.#unanswered > patience) return this.#options.drop()
    this.#unanswered ??= now
    this.#options.poke()
  }
}
