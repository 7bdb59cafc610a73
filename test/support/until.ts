/** Waits for something to become true, looking every few milliseconds; fails with `what` when it takes too long. */
export const until = async (
  isTrue: () => boolean | Promise<boolean>,
  what: string,
  patience = 10_000,
): Promise<void> => {
  const end = Date.now() + patience
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`waited ${patience} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
