import { openTypedStore, otherRoom, room } from '../support/typed-store.ts'
import { journalContract } from '../support/contracts/journal-contract.ts'
import { openPostgresServer } from '../support/postgres-journal.ts'
import { MemoryJournal } from '../support/memory-journal.ts'

journalContract('in memory', async () => {
  const journal = new MemoryJournal()
  for (const name of [room, otherRoom]) journal.create(name)
  return { journal, close: async () => {} }
})

journalContract('in SQLite', async () => {
  const typed = await openTypedStore()
  return { journal: typed.store.journal, close: () => typed[Symbol.asyncDispose]() }
})

journalContract('in PostgreSQL', async () => {
  const server = await openPostgresServer()
  return { journal: server.journal, close: () => server[Symbol.asyncDispose]() }
})
