import Database from 'better-sqlite3'

/** Looks into a database's file, or does something to it, as somebody who has the file can. */
export const within = <T>(file: string, work: (database: Database.Database) => T): T => {
  const database = new Database(file)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

/** The names of all documents' editions. */
export const epochsOf = (file: string): string[] =>
  within(file, (database) =>
    database.prepare<[], string>('select epoch from document order by id').pluck().all(),
  )
