import { patience } from './patience.ts'

/** Waits for something to become true, looking every few milliseconds; fails with `what` when it takes too long. */
export const until = async (
  isTrue: () => boolean | Promise<boolean>,
  what: string,
  longest = patience,
): Promise<void> => {
  const end = performance.now() + longest
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`waited ${longest} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
