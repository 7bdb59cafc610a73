import { needs } from '@sedyanka/shared/help/needs.ts'
import { type BoardId, boardRoom } from '@sedyanka/shared/ids.ts'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { Visitor } from '../support/visitor.ts'
import { LineClient } from './support/line-client.ts'
import { patience, report, times } from './support/sizes.ts'
import { type Call, SystemCalls, whyNoTrace } from './support/system-calls.ts'

const reason = whyNoTrace()
if (reason) console.log(`skipped: system calls cannot be watched here: ${reason}`)

let server: TestServer
let chair: Visitor
afterEach(async () => {
  chair.leave()
  await server.stop()
})

const mark = (edit: number): string => `mark-${edit}-${'-'.repeat(8)}`

/** What the server did while somebody wrote so many notes, each acknowledged before the next. */
const watchEdits = async (edits: number, program?: string): Promise<Call[]> => {
  server = await startServer(program ? { program } : {})
  chair = new Visitor(server.url)
  await chair.setUp(server.setupLink, 'Водещ')
  const { id } = await chair.ask<{ id: BoardId }>('POST', '/boards/sample')
  const [author, reader] = [
    new LineClient(chair, boardRoom(id)),
    new LineClient(chair, boardRoom(id)),
  ]
  await author.connect()
  await reader.connect()
  await until(() => author.isSaved && reader.isSaved, 'both are in step')
  const calls = await SystemCalls.watch(server.pid, join(server.dataDir, 'calls'))
  const needId = needs.all(author.doc)[0]?.id ?? ''
  for (let edit = 0; edit < edits; edit++) {
    author.edit(mark(edit), (doc) => needs.set(doc, asId(needId), { note: mark(edit) }))
    await until(
      () =>
        author.acknowledged.has(mark(edit)) &&
        needs.read(reader.doc, asId(needId))?.note === mark(edit),
      'it is acknowledged and seen',
      30_000,
    )
  }
  return calls.stop()
}

const isWal = ({ target }: Call): boolean => target.endsWith('sedyanka.db-wal')
const isSocket = ({ target }: Call): boolean => target.startsWith('TCP')

/** Edits that went out on the wire before the write-ahead log, with them in it, was synced. */
const findHasty = (calls: readonly Call[], edits: number): { hasty: number; proven: number } => {
  let hasty = 0
  let proven = 0
  for (let edit = 0; edit < edits; edit++) {
    const written = calls.findIndex(
      (call) => call.name === 'pwrite64' && isWal(call) && call.bytes.includes(mark(edit)),
    )
    const synced = calls.findIndex(
      (call, at) => at > written && /^f(data)?sync$/.test(call.name) && isWal(call),
    )
    const shown = calls.findIndex((call) => isSocket(call) && call.bytes.includes(mark(edit)))
    if (shown < 0) continue
    if (written >= 0 && synced >= 0 && synced < shown) proven++
    else hasty++
  }
  return { hasty, proven }
}

/** Acknowledgements: WebSocket messages of type 110, kind 0. */
const countHastyAcknowledgements = (calls: readonly Call[]): { hasty: number; proven: number } => {
  let isDirty = false
  const found = { hasty: 0, proven: 0 }
  for (const call of calls) {
    if (isWal(call))
      isDirty =
        call.name === 'pwrite64' || (isDirty && call.name !== 'fdatasync' && call.name !== 'fsync')
    const at = isSocket(call) ? call.bytes.lastIndexOf(Buffer.from([110, 0])) : -1
    if (
      at >= 2 &&
      call.bytes[at - 2] === 0x82 &&
      at + (call.bytes[at - 1] ?? 0) === call.bytes.length
    )
      found[isDirty ? 'hasty' : 'proven']++
  }
  return found
}

test.skipIf(reason !== null)(
  'SY1: nothing is shown or acknowledged while the log with it is not synced',
  async () => {
    const edits = times(25, 250)
    const calls = await watchEdits(edits)
    const [shown, acknowledged] = [findHasty(calls, edits), countHastyAcknowledgements(calls)]
    report(
      `order: ${shown.proven} edits shown and ${acknowledged.proven} acknowledged after their sync, ${shown.hasty + acknowledged.hasty} before`,
    )
    expect(shown).toEqual({ hasty: 0, proven: edits })
    expect(acknowledged.hasty).toBe(0)
    expect(acknowledged.proven).toBeGreaterThanOrEqual(edits)
  },
  patience,
)

test.skipIf(reason !== null)(
  'SY1: the same look finds a server that shows first and stores later',
  async () => {
    const edits = 5
    const calls = await watchEdits(edits, join(import.meta.dirname, 'support/hasty-server.ts'))
    expect(findHasty(calls, edits).hasty).toBe(edits)
  },
  patience,
)
