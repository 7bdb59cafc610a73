/** How many lines a running server counts as open: one that lost a race, or whose page was closed, must be gone. */
export const linesOf = async (url: string): Promise<number> =>
  ((await (await fetch(`${url}/healthz`)).json()) as { lines: number }).lines
