import { hashToken } from '@sedyanka/server/accounts/token.ts'
import { makeSetupLinkIn } from '@sedyanka/server/ops/setup-link.ts'
import { openPostgresStore } from '@sedyanka/server/store/open-postgres-store.ts'
import { openPostgres } from '@sedyanka/server/store/postgres/open-database.ts'
import type { OpenedStore } from './contracts/opened-store.ts'
import { makeDatabase } from './postgres.ts'

/** Leaves a database with empty tables. */
export const prepare = (url: string): Promise<void> => openPostgres(url, () => {})

/** Answers every write as a full disk does. */
export const refuseWrites = `
  create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'no space left' using errcode = '53100'; end $$;
  do $$ declare one text; begin
    for one in select tablename from pg_tables where schemaname = 'public' and tablename <> 'node' loop
      execute format('create trigger refused before insert or update or delete on %I execute function refuse()', one);
    end loop;
  end $$`

export const takeWrites = 'drop function refuse cascade'

/** An empty store in a PostgreSQL database of its own. */
export const openPostgresTestStore = async (): Promise<OpenedStore> => {
  const database = await makeDatabase(prepare)
  const { url } = database
  const open = () => openPostgresStore({ url, log: () => {} })
  let store = await open()
  return {
    get store() {
      return store
    },
    makeOperatorLink: async (now) => hashToken(await makeSetupLinkIn(url, now)),
    whileReadOnly: async (work) => {
      await database.ask(refuseWrites)
      try {
        await work()
      } finally {
        await database.ask(takeWrites)
      }
    },
    reopen: async () => {
      await store.close()
      store = await open()
    },
    close: async () => {
      await store.close()
      await database[Symbol.asyncDispose]()
    },
  }
}
