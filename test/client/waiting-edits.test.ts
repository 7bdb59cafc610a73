import { wordsOf } from '@sedyanka/client/sync/row-words.ts'
import { stateVectorOf } from '@sedyanka/client/sync/known.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { addAction, board1, facilitator, memberA, memberB, meeting1 } from '../support/fixtures.ts'
import { addLines, noteOf } from '../support/notes.ts'
import { PageServer } from '../support/page-server.ts'

let deployment: PageServer
beforeEach(() => {
  deployment = new PageServer()
})
afterEach(() => deployment.close())

describe('what waited for a line', () => {
  test('SY50: five megabytes of offline work arrive whole, in pieces that are acknowledged', async () => {
    const page = deployment.open(board1, memberB)
    await page.synced()
    page.line.cut()
    const words = 'ж'.repeat(limits.valueLength)
    // Each is overwritten by the next, and all of them travel; then rows of the page's own.
    for (let edit = 0; edit < 450; edit++)
      needs.set(page.room.doc, asId('need-b'), {
        note: `${edit} ${words}`.slice(0, limits.valueLength),
      })
    for (let row = 0; row < 300; row++)
      addAction(page.room.doc, `mine-${row}`, { org: asId('org-b'), seat: memberB })
    page.line.isCut = false
    page.room.retry()
    await page.saved()
    const stored = deployment.journal.stored(board1)
    expect(needs.read(stored, asId('need-b'))?.note).toMatch(/^449 /)
    expect(actions.all(stored).filter(({ id }) => id.startsWith('mine-'))).toHaveLength(300)
    expect(page.replaced).toBe(0)
    expect(page.room.notAccepted()).toEqual([])
    expect(deployment.largest).toBeLessThanOrEqual(limits.frameBytes)
    // It goes on as ever.
    actions.set(page.room.doc, asId('mine-0'), { status: 'accepted' })
    await page.saved()
    expect(actions.read(deployment.journal.stored(board1), asId('mine-0'))?.status).toBe('accepted')
  })

  test('SY50: notes typed letter by letter at a thousand places', async () => {
    const page = deployment.open(meeting1, memberA)
    await page.synced()
    page.line.cut()
    const text = noteOf(page.room.doc)
    for (let at = 0; at < 4_000; at++) text.insert((at * 7) % (text.length + 1), 'а')
    page.line.isCut = false
    page.room.retry()
    await page.saved()
    expect(noteOf(deployment.journal.stored(meeting1)).toString()).toBe(text.toString())
    expect(page.replaced).toBe(0)
  })

  test('SY50: the line breaks again and again meanwhile', async () => {
    const page = deployment.open(meeting1, facilitator)
    await page.synced()
    page.line.cut()
    const note = noteOf(page.room.doc, 'item-2')
    for (let at = 0; at < 400; at++) addLines(note, `${at} `.padEnd(100, 'ж'))
    for (let times = 0; times < 4; times++) {
      page.line.isCut = false
      page.room.retry()
      await new Promise((resolve) => setTimeout(resolve, times * 7))
      page.line.cut()
    }
    page.line.isCut = false
    page.room.retry()
    await page.saved()
    expect(wordsOf(noteOf(deployment.journal.stored(meeting1), 'item-2'))).toBe(wordsOf(note))
  })

  test('SY50: a paste that no server reads becomes words to copy, with its place, and the rest goes on', async () => {
    const page = deployment.open(board1, memberB)
    await page.synced()
    actions.set(page.room.doc, asId('action-b'), { status: 'accepted' })
    actions.sharedText(page.room.doc, asId('action-b'), 'title')?.insert(0, 'ж'.repeat(600_000))
    await page.saved()
    expect(page.replaced).toBe(1)
    expect(page.room.notAccepted()).toMatchObject([
      { root: 'actions', row: 'action-b', field: 'title', reason: 'tooLarge' },
    ])
    expect(actions.read(deployment.journal.stored(board1), asId('action-b'))?.status).toBe(
      'accepted',
    )
  })

  test('SY50: what is refused because the share is used up is kept as words, once', async () => {
    const page = deployment.open(board1, memberB)
    await page.synced()
    page.line.cut()
    const words = 'ж'.repeat(limits.valueLength)
    for (let edit = 0; edit < 1_000; edit++)
      needs.set(page.room.doc, asId('need-b'), {
        note: `${edit} ${words}`.slice(0, limits.valueLength),
      })
    page.line.isCut = false
    page.room.retry()
    await page.saved()
    expect(page.replaced).toBe(1)
    const [unaccepted, ...others] = page.room.notAccepted()
    expect([unaccepted?.field, unaccepted?.reason, others.length]).toEqual(['note', 'full', 0])
    expect(unaccepted?.text).toMatch(/^999 /)
  })
})

test('SY50: a page with very many clients asks with a state vector that the server reads', () => {
  const doc = new Y.Doc()
  const clients = 12_000
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients)
    for (let client = 1; client <= clients; client++)
      for (const number of [1, client + 1_000_000_000, 0, 0, client % 100 === 0 ? 2 : 1])
        encoding.writeVarUint(encoder, number)
    encoding.writeVarUint(encoder, 0)
  })
  Y.applyUpdate(doc, update)
  expect(Y.encodeStateVector(doc).length).toBeGreaterThan(limits.stateVectorBytes)
  const bounded = stateVectorOf(doc)
  expect(bounded.length).toBeLessThanOrEqual(limits.stateVectorBytes)
  // Those with most edits are named.
  expect(Y.decodeStateVector(bounded).get(1_000_000_100)).toBe(2)
})
