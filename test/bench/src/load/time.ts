export const now = (): number => performance.now()

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Waits for something to become true, for `patience` ms at most; says whether it did. */
export const holdsWithin = async (patience: number, isTrue: () => boolean): Promise<boolean> => {
  const end = now() + patience
  while (!isTrue() && now() < end) await sleep(5)
  return isTrue()
}
