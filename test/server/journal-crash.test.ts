import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openStore } from '@sedyanka/server/store/open-store.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

const program = join(import.meta.dirname, '../support/journal-writer.ts')

/** Lets it type until it has acknowledged so many more, kills it, and says how far it had got. */
const typeAndKill = (dataDir: string, appends: number) =>
  new Promise<number>((resolve) => {
    const child = spawn(process.execPath, [program, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let last = 0
    let left = appends
    createInterface({ input: child.stdout }).on('line', (line) => {
      last = Number(line)
      if (--left === 0) child.kill('SIGKILL')
    })
    child.once('close', () => resolve(last))
  })

test('ST18: whatever was acknowledged before a kill -9 is there afterwards, also when it fell into a compaction', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sedyanka-crash-'))
  for (const appends of [37, 151, 333, 70, 69]) {
    const acknowledged = await typeAndKill(dataDir, appends)
    expect(acknowledged).toBeGreaterThan(0)
    const store = await openStore({ dataDir, log: () => {} })
    const stored = await store.journal.load('board:typed')
    const doc = new Y.Doc()
    for (const update of [stored?.snapshot ?? null, ...(stored?.updates ?? [])])
      if (update) Y.applyUpdate(doc, update)
    const numbers = doc.getArray<number>('list').toArray()
    // More may be there than was acknowledged, never less, and nothing twice or out of order.
    expect(numbers.length).toBeGreaterThanOrEqual(acknowledged)
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1))
    await store.close()
  }
  rmSync(dataDir, { recursive: true })
}, 120_000)
