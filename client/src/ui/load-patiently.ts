/** A part's code did not come, however often it was asked for. */
export class PartNotLoaded extends Error {}

/** How long to wait before another try, milliseconds: the network of a hall stutters. */
const waits = [400, 1_600]

/** Loads code that may not come at the first try. Throws `PartNotLoaded` after the third. */
export const loadPatiently = async <T>(load: () => Promise<T>): Promise<T> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await load()
    } catch (error) {
      const wait = waits[attempt]
      if (wait === undefined) throw new PartNotLoaded('a part did not load', { cause: error })
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}
