import { repositoryContracts } from '../support/contracts/repository-contracts.ts'
import { openSqliteStore } from '../support/sqlite-store.ts'

repositoryContracts('in a SQLite file', openSqliteStore)
