import type { Refusal } from '@sedyanka/shared/rights/judging.ts'

/** Why an update was not accepted. Only `missing` is not the sender's fault: the server asks for what
 * it lacks. `full`: the document, or what this person or organisation may add for now. */
export type RefusalReason =
  | Refusal
  | 'malformed'
  | 'tooLarge'
  | 'full'
  | 'missing'
  | 'foreignClient'

/** Thrown inside the guard, caught at its door: nothing of the update was applied. */
export class Refused extends Error {
  readonly reason: RefusalReason
  /** `root/row/field` where it happened, as far as known; never content. */
  readonly place: string
  constructor(reason: RefusalReason, place = '') {
    super(`${reason} ${place}`)
    this.reason = reason
    this.place = place
  }
}
