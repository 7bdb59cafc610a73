import { openPostgresTestStore } from '../support/postgres-store.ts'
import { repositoryContracts } from '../support/contracts/repository-contracts.ts'
import { openSqliteStore } from '../support/sqlite-store.ts'

repositoryContracts('in a SQLite file', openSqliteStore)
repositoryContracts('in PostgreSQL', openPostgresTestStore)
