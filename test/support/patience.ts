/**
 * How long a test waits for what it looks for, ms: ten times what a slow machine needs. A wait ends when the thing is
 * seen, so that this is only reached by a test that fails.
 */
export const patience = 60_000
