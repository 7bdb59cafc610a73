import * as v from 'valibot'

/** What the operator's page shows. Times are epoch milliseconds, sizes bytes. */

/** Where in the list of boards. */
export const OperatorBoardsQuery = v.object({
  from: v.pipe(v.string(), v.regex(/^\d{1,7}$/), v.transform(Number)),
})

/** Whether edits are stored, or why not. */
export type Readiness = 'ok' | 'storage' | 'stalled' | 'stopping'

export interface OperatorBoard {
  id: string
  title: string
  /** What its documents, kept minutes and history take, without indexes. */
  bytes: number
  /** When something was written, or somebody was here, last. */
  usedAt: number
  archivedAt: number | null
}

/** A part of all boards, the largest first. */
export interface OperatorBoards {
  total: number
  boards: OperatorBoard[]
}

/** How it stands with a server: numbers and places, nobody's name and nothing of what was written. */
export interface OperatorFacts {
  /** When this was seen, and when the page closes. */
  at: number
  endsAt: number
  version: string
  readiness: Readiness
  /** Open now. */
  rooms: number
  lines: number
  store: {
    kind: 'file' | 'postgres'
    /** The file's path, or PostgreSQL's host and database. */
    place: string
  }
  databaseBytes: number
  /** Null with PostgreSQL: its machine and its backups are not known here. */
  file: {
    log: number
    free: number
    /** Null when there is none in DATA_DIR/backups. */
    newestBackup: { file: string; at: number; bytes: number } | null
  } | null
  counts: { boards: number; archived: number; people: number; sessions: number }
  /** Steps of the schema that are done, and those that wait for a start of the server. */
  steps: { done: string[]; waiting: string[] }
  boards: OperatorBoards
}
