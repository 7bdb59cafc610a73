import { limits } from '@sedyanka/shared/limits.ts'
import type { ClientBase } from 'pg'
import type { Attachment } from '../../sync/ports.ts'
import { createChangeLog } from '../journal/change-log.ts'
import type { LogEntry } from '../journal/journal-messages.ts'
import { StorageError } from '../storage-error.ts'
import { type AppendAnswer, appendStatement } from './append-statement.ts'
import { createChangePlan, formerOfRow } from './change-plan.ts'
import type { Connections } from './connection.ts'
import type { Lease } from './lease.ts'

/** Faults of the database after which nothing of a statement is stored, by the class of their code. */
const nothingStored = new Set(['22', '23', '40', '42', '53', '54', '55'])
/** Of those, the faults of what was to be stored. */
const ofValues = new Set(['22', '23', '54'])
const classOf = (error: unknown): string =>
  error instanceof StorageError && /^[0-9A-Z]{5}$/.test(error.code) ? error.code.slice(0, 2) : ''

/** Whether it may be one entry alone that the database cannot take. */
export const isFaultOfValues = (error: unknown): boolean => ofValues.has(classOf(error))

const attach = async (
  client: ClientBase,
  document: number,
  { attachment, at }: { attachment: Attachment; at: number },
): Promise<void> => {
  switch (attachment.kind) {
    // A retry after a lost answer repeats them; the first ones stand.
    case 'minutes':
      await client.query(
        'insert into kept_minutes (document_id, body, at) values ($1, $2, $3) on conflict do nothing',
        [document, Buffer.from(attachment.body), at],
      )
      return
    case 'taken':
      await client.query('delete from taken_words where at < $1', [at - limits.takenKept])
      await client.query(
        'insert into taken_words (document_id, key, body, at) values ($1, $2, $3, $4) on conflict do nothing',
        [document, attachment.key, Buffer.from(attachment.body), at],
      )
      return
    case 'given':
      await client.query('delete from taken_words where document_id = $1 and key = $2', [
        document,
        attachment.key,
      ])
  }
}

/** Stores batches of entries over one connection, one after the other, and writes the record of changes with them. */
export const createBatches = (connections: Connections, lease: Lease) => {
  const plan = createChangePlan()
  const changeLog = createChangeLog(plan.rows)

  /** Puts into the plan what these entries may ask of the record. */
  const prepare = async (client: ClientBase, batch: readonly LogEntry[]): Promise<void> => {
    plan.clear()
    if (changeLog.hasLeftovers && batch.some(({ entry }) => entry.changes?.length)) {
      const { rows } = await client.query<{ seq: number }>(
        `select seq from change where kind = 'typing' order by seq`,
      )
      plan.putTyping(rows.map(({ seq }) => seq))
    }
    for (const { room, entry } of batch)
      for (const { collection, rowId } of changeLog.asking(room, entry.changes)) {
        const row = { room, collection, rowId }
        if (plan.hasFormer(row)) continue
        plan.putFormer(row, (await client.query(formerOfRow, [room, rowId, collection])).rows)
      }
  }

  const ask = async (client: ClientBase, batch: readonly LogEntry[]): Promise<AppendAnswer> => {
    const { rows } = await client.query<AppendAnswer>(appendStatement(lease, batch, plan))
    if (!rows[0]?.alive) throw new StorageError('LEASE_LAPSED')
    return rows[0]
  }

  const write = async (client: ClientBase, batch: readonly LogEntry[]): Promise<AppendAnswer> => {
    await prepare(client, batch)
    batch.forEach(({ room, entry }, place) => {
      plan.begin(place)
      for (const change of entry.changes ?? []) changeLog.add(room, entry.at, change)
    })
    const answer = await ask(client, batch)
    for (const { entry: place, seq, document } of answer.outcomes) {
      const entry = batch[place]?.entry
      if (!entry || seq === null || document === null) continue
      for (const attachment of entry.attachments ?? [])
        await attach(client, document, { attachment, at: entry.at })
    }
    return answer
  }

  /** What was staged in the record stands if its statement does. */
  const settling = async (work: () => Promise<AppendAnswer>): Promise<AppendAnswer> => {
    try {
      const answer = await work()
      const numbers = new Map(answer.numbers)
      changeLog.settle((seq) => numbers.get(seq) ?? seq)
      // What a refused entry would have done to the record is not there.
      if (answer.outcomes.some(({ seq }) => seq === null)) changeLog.forget()
      return answer
    } catch (error) {
      changeLog.drop()
      const isKnown = nothingStored.has(classOf(error))
      const isLapsed = error instanceof StorageError && error.code === 'LEASE_LAPSED'
      if (!isKnown && !isLapsed) changeLog.forget()
      throw error
    }
  }

  return {
    /** Whether a change of the record is still being typed. */
    get isTyping(): boolean {
      return changeLog.isTyping
    },
    /**
     * Stores entries, at most one of each document, with their changes in the record and whatever belongs to them: all that are
     * not refused. Nearly always that is one statement; where more is asked or stored, it is a transaction. Rejects with a
     * `StorageError`; then nothing is stored, or the answer was lost.
     */
    store: (batch: readonly LogEntry[]): Promise<AppendAnswer> =>
      settling(() => {
        const isMore = batch.some(
          ({ room, entry }) =>
            entry.attachments?.length || changeLog.asking(room, entry.changes).length > 0,
        )
        const work = (client: ClientBase) => write(client, batch)
        return isMore ? connections.transaction(work) : connections.use(work)
      }),
    /** Ends what is typed no more in the record of changes; to be called every minute. Rejects when it cannot be stored. */
    sweep: async (): Promise<void> => {
      await settling(() => {
        plan.clear()
        changeLog.sweep()
        return connections.use((client) => ask(client, []))
      })
    },
  }
}
