import type { Minutes } from './minutes.ts'

/**
 * Minutes that were kept, in the state that they have now: approving them changes nothing of what they say, but they are
 * no draft any more.
 */
export const withState = (minutes: Minutes, status: Minutes['status']): Minutes => ({
  ...minutes,
  status,
  isDraft: status !== 'minutesApproved',
})
