/** The store did not take or give something; nothing of it may be shown as stored. `code` is SQLite's, or ours. */
export class StorageError extends Error {
  readonly code: string
  constructor(code: string, options?: ErrorOptions) {
    super(`storage: ${code}`, options)
    this.code = code
  }
}

/** What the store says can no longer be believed: nothing more may be acknowledged, and the process has to end. */
export class UntrustworthyStore extends Error {}

/** A machine-readable code for whatever a database call threw. */
export const storageCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'UNKNOWN'
