/**
 * Unsent edits on a device carry the mark of the page that made them. A page holds a lock on its mark for as long as it
 * lives, so that the others learn when it is gone, however it went (closed, crashed, cleared away by the phone), and take
 * over what it left. Where a browser offers no locks (pages without TLS) only the next page that is loaded does so.
 */
const lockOf = (mark: string): string => `sedyanka.unsent.${mark}`
const canTell = (): boolean => typeof navigator !== 'undefined' && Boolean(navigator.locks)

/** Marks of this very page. */
const own = new Set<string>()

/** This page makes edits under that mark from now on. */
export const keepMark = (mark: string): void => {
  if (own.has(mark) || !canTell()) return
  own.add(mark)
  void navigator.locks.request(lockOf(mark), () => new Promise(() => {})).catch(() => undefined)
}

/** Whether it is a mark of this page. */
export const isOwnMark = (mark: string): boolean => own.has(mark)

const awaited = new Map<string, { isGone: boolean; runs: Set<() => void> }>()

/**
 * Which of these marks belong to pages that are open somewhere on this device, this one included; all, if that cannot be
 * told. A lock that this page holds because the page of that mark is gone is no sign of life.
 */
export const livingMarks = async (marks: readonly string[]): Promise<string[]> => {
  if (!canTell()) return [...marks]
  const { held = [] } = await navigator.locks.query()
  const locks = new Set(held.map(({ name }) => name))
  return marks.filter((mark) => locks.has(lockOf(mark)) && !awaited.get(mark)?.isGone)
}

/** Runs once the page with that mark is gone, and at once when it is already. Answers with how to stop waiting. */
const whenGone = (mark: string, run: () => void): (() => void) => {
  if (!canTell() || own.has(mark)) return () => {}
  let wait = awaited.get(mark)
  if (!wait) {
    const made = { isGone: false, runs: new Set<() => void>() }
    wait = made
    awaited.set(mark, made)
    // Held for good, so that of several pages one takes over; the next one when that is gone, too.
    const take = () => {
      made.isGone = true
      for (const each of made.runs) each()
      return new Promise<never>(() => {})
    }
    void navigator.locks.request(lockOf(mark), take).catch(() => undefined)
  }
  if (wait.isGone) queueMicrotask(run)
  wait.runs.add(run)
  return () => wait.runs.delete(run)
}

interface Told {
  /** Name of the copy on the device (`documentName`). */
  name: string
  mark: string
}

interface ClosedTabsOptions {
  /** Whether one cares about that copy. */
  isWanted: (name: string) => boolean
  /** A page that stored edits in it is there no longer. */
  onGone: (told: Told) => void
}

/** Tells about pages that stored unsent edits on this device and are gone. */
export class ClosedTabs {
  readonly #channel: BroadcastChannel | null
  readonly #stops = new Map<string, () => void>()
  readonly #isWanted: (name: string) => boolean
  readonly #onGone: (told: Told) => void

  constructor({ isWanted, onGone }: ClosedTabsOptions) {
    this.#isWanted = isWanted
    this.#onGone = onGone
    this.#channel = canTell() ? new BroadcastChannel('sedyanka.unsent') : null
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if (this.#isWanted(data.name)) this.see(data)
    })
  }

  /** This page stores edits of its own there: says so to the others. */
  tell(told: Told): void {
    this.#channel?.postMessage(told)
  }

  /** Another page's edits were seen. */
  see(told: Told): void {
    if (told.mark === '' || this.#stops.has(told.mark)) return
    this.#stops.set(
      told.mark,
      whenGone(told.mark, () => this.#onGone(told)),
    )
  }

  /** Marks of the pages whose edits were seen. */
  get seen(): string[] {
    return [...this.#stops.keys()]
  }

  close(): void {
    this.#channel?.close()
    for (const stop of this.#stops.values()) stop()
  }
}
