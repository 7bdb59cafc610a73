declare const clock: unique symbol

/**
 * A moment on a clock that only goes forward, milliseconds. Its zero is any: only differences mean something, and only
 * within one process or page. Everything that waits, lasts or is counted per time goes by it.
 */
export type Monotonic = number & { readonly [clock]: 'monotonic' }

/**
 * A moment on the machine's clock, epoch milliseconds. It is for what is shown and stored: whoever sets the machine's time
 * moves it by hours, so nothing ever waits by it.
 */
export type WallTime = number & { readonly [clock]: 'wall' }

// Browsers and Node both have it; this package knows neither.
const host = globalThis as unknown as { performance: { now(): number } }

/** Now, on the clock for intervals. */
export const monotonicNow = (): Monotonic => host.performance.now() as Monotonic

/** Now, on the clock for what is shown and stored. */
export const wallNow = (): WallTime => Date.now() as WallTime
