/** How long to wait before trying again, milliseconds. Full jitter: 46 offices do not come back in one instant. */
export const waitBefore = (attempt: number): number =>
  300 + Math.random() * Math.min(20_000, 700 * 2 ** attempt)
