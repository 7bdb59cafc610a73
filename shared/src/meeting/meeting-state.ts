/** What the state of a meeting means, for whoever may write into it: judges ask, so it knows no collection. */

/** A frozen meeting takes no edit: its minutes are on their way to be signed. */
export const isFrozen = (status: unknown): boolean =>
  status !== 'scheduled' && status !== 'inProgress'

/** Whether it was held and closed: its minutes are those of that moment. */
export const isOver = (status: unknown): boolean =>
  status === 'closed' || status === 'minutesCirculated' || status === 'minutesApproved'

/** Whether proposals come too late; `until` is what stands in `proposalsUntil`, which itself is still in time. */
export const isPastCutOff = (until: unknown, now: number): boolean =>
  typeof until === 'number' && now > until
