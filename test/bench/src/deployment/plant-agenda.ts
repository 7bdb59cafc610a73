import type { Seat } from '@sedyanka/shared/seat.ts'
import * as Y from 'yjs'
import { until } from '../../../support/until.ts'
import { addNotedItem } from '../fixtures/noted-items.ts'
import { WireClient } from '../wire/wire-client.ts'

interface Line {
  url: string
  room: string
  cookie: string
}

/**
 * Edits a document over the wire, so that the guard judges it. Answers with the document once the server has it on disk.
 */
export const plant = async (line: Line, edit: (doc: Y.Doc) => void): Promise<Uint8Array> => {
  const doc = new Y.Doc()
  const client = new WireClient({ ...line, dialect: 'sedyanka', keep: true })
  client.onSync = (_type, body) => body && Y.applyUpdate(doc, body, client)
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== client) client.update(update)
  })
  try {
    await client.opened
    await until(() => client.synced, `${line.room} did not answer`, 30_000)
    doc.transact(() => edit(doc))
    await until(
      () => client.acknowledged === client.sentUpdates || client.closed,
      'the edit was not acknowledged',
      30_000,
    )
    if (client.closed) throw new Error(`the edit was refused (${client.closeCode})`)
    return Y.encodeStateAsUpdate(doc)
  } finally {
    client.close()
  }
}

/** Gives a meeting its agenda. */
export const plantAgenda = (
  line: Line,
  { items, seat }: { items: number; seat: Seat },
): Promise<Uint8Array> =>
  plant(line, (doc) => {
    for (let index = 0; index < items; index++) addNotedItem(doc, index, seat)
  })
