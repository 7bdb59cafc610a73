import { type Seat, seesNames } from '@sedyanka/shared/seat.ts'

/** What a reader is told of those who are here: who they are, or only which organisations they sit for. */
export type Audience = 'people' | 'organisations'

/** Those who work at the table know each other by name; observers and the screen in the hall see organisations. */
export const audienceOf = (seat: Seat | null): Audience =>
  seat && seesNames(seat.role) ? 'people' : 'organisations'
