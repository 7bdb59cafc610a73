import * as Y from 'yjs'
import { covers, vectorOf } from '../fixtures/fixture.ts'
import type { WireClient } from '../wire/wire-client.ts'
import type { BenchRun } from './bench-run.ts'
import { holdsWithin, sleep } from './time.ts'

/** Waits until all are in the room and in step with the server. */
export const enter = async (run: BenchRun, clients: readonly WireClient[]): Promise<void> => {
  await Promise.all(clients.map(({ opened }) => opened))
  if (run.isRelay) return
  const entered = await holdsWithin(60_000, () => clients.every(({ synced }) => synced))
  const left = clients.filter(({ synced }) => !synced).length
  if (!entered) throw new Error(`${left} of ${clients.length} clients were not synced`)
}

/** A run in which somebody was sent away measures something else than it says. */
export const assertNobodyLeft = (clients: readonly WireClient[]): void => {
  const gone = clients.filter(({ closed }) => closed)
  if (gone.length === 0) return
  const codes = [...new Set(gone.map(({ closeCode }) => closeCode))].join(', ')
  const why = gone.flatMap(({ refusal }) => refusal || []).join('; ')
  throw new Error(`${gone.length} of ${clients.length} clients were sent away (${codes}) ${why}`)
}

/** Whether a newcomer gets at least this state. */
export const holds = async (run: BenchRun, name: string, state: Uint8Array): Promise<boolean> => {
  const doc = new Y.Doc()
  const wanted = vectorOf(state)
  const client = run.connect(name, { person: 0, keep: true })
  client.onSync = (_type, body) => body && Y.applyUpdate(doc, body)
  try {
    await enter(run, [client])
    return await holdsWithin(10_000, () => covers(doc, wanted))
  } finally {
    client.close()
  }
}

/**
 * Puts a state into a document and waits until a newcomer gets it. Answers with the client that did it, still there:
 * some servers forget a document when the last one leaves. A relay has none.
 */
export const plant = async (
  run: BenchRun,
  name: string,
  state: Uint8Array,
): Promise<WireClient | null> => {
  if (run.isRelay) return null
  const client = run.connect(name, { person: 0 })
  await enter(run, [client])
  client.update(state)
  await sleep(100)
  if (!(await holds(run, name, state))) throw new Error(`${name}: the document did not arrive`)
  return client
}
