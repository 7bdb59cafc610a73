import { type Monotonic, monotonicNow } from '@sedyanka/shared/clocks.ts'

/** A line that says nothing for so long is dead, though nobody told us (a changed wifi); ms. */
const silence = 45_000
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
  #beat: ReturnType<typeof setInterval> | undefined
  #answer: ReturnType<typeof setTimeout> | undefined

  constructor(options: WatchOptions) {
    this.#options = options
  }

  /** A line has opened. */
  begin(): void {
    this.end()
    this.heard()
    this.#beat = setInterval(() => {
      if (monotonicNow() - this.#heard > silence) this.#options.drop()
      else this.#options.poke()
    }, heartbeat)
  }

  heard(): void {
    this.#heard = monotonicNow()
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
}
