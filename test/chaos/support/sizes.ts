/** Whether the runs are of the size that a release is judged by: `CHAOS=full`. Otherwise they are quick. */
export const isFull = process.env['CHAOS'] === 'full'

/** How often, in each of the two. */
export const times = (quick: number, full: number): number => (isFull ? full : quick)

/** How long a test may take, in milliseconds; only a run that hangs takes that long. */
export const patience = times(60_000, 3_600_000)

/** A figure for the reader of the run; tests assert only what must hold on any machine. */
export const report = (figure: string): void => console.log(`[chaos] ${figure}`)
