import { foundation } from './p0001-foundation.ts'

interface Step {
  /** Stored in the database: never rename one. */
  name: string
  statements: readonly string[]
}

/** Every step from an empty database to today's tables, oldest first. */
export const steps: readonly Step[] = [{ name: 'p0001-foundation', statements: foundation }]
