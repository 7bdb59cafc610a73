import { readFileSync } from 'node:fs'

/*
 * Loaded into a server's process before it starts (`NODE_OPTIONS=--import …`): on SIGUSR2 the machine's clock is moved by
 * so many milliseconds as the file CLOCK_SHIFT names says. Intervals and timers are left alone, as an operator's `date -s`
 * leaves them.
 */
const RealDate = Date
let ahead = 0

class ShiftedDate extends RealDate {
  constructor(...parts: unknown[]) {
    if (parts.length === 0) super(RealDate.now() + ahead)
    else super(...(parts as [number]))
  }
  static override now(): number {
    return RealDate.now() + ahead
  }
}
globalThis.Date = ShiftedDate as DateConstructor

process.on('SIGUSR2', () => {
  ahead = Number(readFileSync(process.env['CLOCK_SHIFT'] ?? '', 'utf8'))
  console.log(`The clock is ahead by ${ahead} ms`)
})
