import {
  isBeforeRewriting,
  restoredAfter,
  rewrittenAfter,
} from '@sedyanka/server/sync/document/edition.ts'
import { loadDocument } from '@sedyanka/server/sync/document/load-document.ts'
import { shapes } from '@sedyanka/server/sync/document/migrate-document.ts'
import type { Transform } from '@sedyanka/server/sync/document/write-edition.ts'
import { UnreadableRows } from '@sedyanka/server/sync/document/unreadable-rows.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { encodeHello, protocolVersion, schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { settle } from '../support/clock.ts'
import { board1, buildBoard, facilitator, memberA, memberB } from '../support/fixtures.ts'
import { MemoryJournal } from '../support/memory-journal.ts'
import { createRandom } from '../support/random.ts'
import type { SimClient } from '../support/sim-client.ts'
import { SimServer } from '../support/sim-server.ts'

const epochOf = async ({ journal }: SimServer): Promise<string> =>
  (await journal.load(board1))?.epoch ?? ''
const reasonOf = (doc: Y.Doc, id = 'action-a') => actions.read(doc, asId(id))?.blockedReason
const secret = 'тайна, която си отива'
/** Writes the board anew, while time goes on. */
const rewrite = async (deployment: SimServer, transform?: Transform): Promise<boolean> => {
  const [rewritten] = await Promise.all([
    deployment.rooms.rewrite(board1, transform),
    deployment.flush([]),
  ])
  return rewritten
}

describe('a document that is written anew while people write', () => {
  test('ST33: nothing acknowledged is lost, what is not is not acknowledged, and all lines are closed to come back', async () => {
    const deployment = new SimServer()
    const pages = [await deployment.enter(facilitator), await deployment.enter(memberB)]
    const [a, b] = pages as [SimClient, SimClient]
    actions.set(a.doc, asId('action-a'), { blockedReason: secret })
    actions.set(a.doc, asId('action-a'), { blockedReason: 'преди' })
    await deployment.flush(pages)
    const before = await epochOf(deployment)
    // A commit is on its way, and behind it there are edits that no turn has taken.
    const disk = Promise.withResolvers<void>()
    deployment.journal.beforeAppend = () => disk.promise
    actions.set(a.doc, asId('action-a'), { blockedReason: 'на път' })
    a.deliverToServer()
    await deployment.clock.advance(50)
    const rewritten = deployment.rooms.rewrite(board1)
    const writing = Promise.withResolvers<void>()
    deployment.journal.beforeRewrite = () => writing.promise
    disk.resolve()
    for (let step = 0; step < 10; step++) await deployment.clock.advance(50)
    actions.set(b.doc, asId('action-b'), { blockedReason: 'по средата' })
    b.deliverToServer()
    await deployment.clock.advance(500)
    expect(b.saved).toBe(false)
    while (a.deliverToClient());
    expect(a.saved).toBe(true)
    writing.resolve()
    expect(await rewritten).toBe(true)
    expect(pages.map(({ closedWith }) => closedWith)).toEqual([closeCodes.busy, closeCodes.busy])

    expect(await epochOf(deployment)).not.toBe(before)
    const stored = deployment.journal.stored(board1)
    expect(reasonOf(stored)).toBe('на път')
    expect(reasonOf(stored, 'action-b')).toBeNull()
    expect(Buffer.from(Y.encodeStateAsUpdate(stored)).includes(secret)).toBe(false)
    expect(await deployment.rooms.read(board1, (doc) => reasonOf(doc))).toBe('на път')
    expect(await deployment.rooms.rewrite('board:nobody')).toBe(false)
  })

  test('ST33: whoever comes while it is written gets the new edition, and can write', async () => {
    const deployment = new SimServer()
    const first = await deployment.enter(facilitator)
    actions.set(first.doc, asId('action-a'), { blockedReason: secret })
    actions.set(first.doc, asId('action-a'), { blockedReason: null })
    await deployment.flush([first])
    const rewritten = deployment.rooms.rewrite(board1)
    const late = await deployment.enter(memberA)
    await rewritten
    await deployment.flush([late])
    late.disconnect()
    const page = await deployment.enter(memberA)
    expect(Buffer.from(Y.encodeStateAsUpdate(page.doc)).includes(secret)).toBe(false)
    actions.set(page.doc, asId('action-a'), { blockedReason: 'после' })
    await deployment.flush([page])
    expect(page.saved).toBe(true)
    expect(reasonOf(deployment.journal.stored(board1))).toBe('после')
  })

  test('ST33: when it cannot be stored, or made, people go on in the old one', async () => {
    const deployment = new SimServer()
    const page = await deployment.enter(facilitator)
    const before = await epochOf(deployment)
    deployment.journal.beforeRewrite = () => Promise.reject(new Error('disk full'))
    await expect(rewrite(deployment)).rejects.toThrow('disk full')
    const odd = () => {
      throw new Error('odd')
    }
    await expect(rewrite(deployment, odd)).rejects.toThrow('odd')
    actions.set(page.doc, asId('action-a'), { blockedReason: 'все пак' })
    await deployment.flush([page])
    expect([page.saved, page.closedWith]).toEqual([true, null])
    expect(await epochOf(deployment)).toBe(before)
  })

  test('ST33: a room that goes while a rewriting waits tells whoever asked for it', async () => {
    const deployment = new SimServer()
    const page = await deployment.enter(facilitator)
    deployment.journal.beforeAppend = () => new Promise(() => {})
    actions.set(page.doc, asId('action-a'), { blockedReason: 'виси' })
    page.deliverToServer()
    await deployment.clock.advance(50)
    const rewriting = deployment.rooms.rewrite(board1)
    await settle()
    const closing = deployment.rooms.close()
    await expect(
      Promise.all([rewriting, deployment.clock.advance(1_000), closing]),
    ).rejects.toThrow('the room was closed')
  })

  test('ST33: a page that knows of no editions, and brings the old document as it is, is refused, and nothing comes back', async () => {
    const deployment = new SimServer()
    const [owner, other] = [await deployment.enter(facilitator), await deployment.enter(memberB)]
    actions.set(owner.doc, asId('action-a'), { blockedReason: secret })
    await deployment.flush([owner, other])
    actions.set(owner.doc, asId('action-a'), { blockedReason: '' })
    await deployment.flush([owner])
    owner.disconnect()
    await deployment.flush([other])
    await rewrite(deployment)
    for (const page of [owner, other]) {
      await page.connect(deployment.rooms, board1)
      await deployment.flush([page])
      expect(page.closedWith).toBe(closeCodes.rejected)
      expect(page.messages.at(-1)).toMatchObject({ type: 'reject', reason: 'foreignClient' })
    }
    const state = Y.encodeStateAsUpdate(deployment.journal.stored(board1))
    expect(Buffer.from(state).includes(secret)).toBe(false)
  })

  test('ST33: in any order of edits, rewritings and crashes everything acknowledged is there, and nothing erased', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const random = createRandom(seed)
      const deployment = new SimServer()
      const acknowledged = new Map<string, string>()
      let pages: SimClient[] = []
      let erased = 0
      let words = 0
      const enter = async () => {
        // A page of today drops the copy of another edition: it comes with nothing.
        pages = [await deployment.enter(facilitator), await deployment.enter(memberB)]
      }
      await enter()
      for (let step = 0; step < 30; step++) {
        const roll = random.int(10)
        const page = random.pick(pages)
        const id = page === pages[0] ? 'action-a' : 'action-b'
        if (roll < 6) {
          const text = `дума-${words++}`
          actions.set(page.doc, asId(id), { blockedReason: `${secret} ${erased++}.` })
          actions.set(page.doc, asId(id), { blockedReason: text })
          if (random.chance(0.7)) await deployment.flush(pages)
          else for (let frames = random.int(4); frames > 0; frames--) page.deliverToServer()
          if (page.saved) acknowledged.set(id, text)
          else acknowledged.delete(id)
        } else if (roll < 9) {
          const rewriting = deployment.rooms.rewrite(board1)
          if (random.chance(0.5)) await deployment.clock.advance(random.int(30))
          if (random.chance(0.3)) deployment.crash(pages)
          else {
            await deployment.flush(pages)
            expect(await rewriting).toBe(true)
            const stored = deployment.journal.stored(board1)
            const alive = ['action-a', 'action-b'].map((row) => reasonOf(stored, row))
            const state = Buffer.from(Y.encodeStateAsUpdate(stored))
            for (let number = 0; number < erased; number++)
              if (!alive.includes(`${secret} ${number}.`))
                expect(state.includes(`${secret} ${number}.`), `seed ${seed}`).toBe(false)
          }
          await enter()
        } else {
          deployment.crash(pages)
          await enter()
        }
        for (const [row, text] of acknowledged)
          expect(reasonOf(deployment.journal.stored(board1), row), `seed ${seed}`).toBe(text)
      }
    }
  })
})

describe('editions by their names', () => {
  test('ST36: a copy of before the last rewriting is told from one of before a restore, in any order of the two', () => {
    const first = crypto.randomUUID()
    const rewritten = rewrittenAfter(first, 1_000)
    expect(isBeforeRewriting(first, rewritten)).toBe(true)
    const restored = restoredAfter(first, 2_000)
    expect(isBeforeRewriting(first, restored)).toBe(false)
    // Rewritten, and put back to a backup of after that.
    const both = restoredAfter(rewritten, 3_000)
    expect([first, rewritten].map((held) => isBeforeRewriting(held, both))).toEqual([true, false])
    // Put back to before the rewriting, and written anew again.
    const again = rewrittenAfter(restored, 4_000)
    expect([first, rewritten, restored].map((held) => isBeforeRewriting(held, again))).toEqual([
      true,
      true,
      true,
    ])
    expect(isBeforeRewriting('whatever', both)).toBe(true)
  })

  test('ST36: a clock that was set back makes no edition older than the one before it', () => {
    const rewritten = rewrittenAfter(crypto.randomUUID(), 9_000)
    const again = rewrittenAfter(rewritten, 5)
    expect(isBeforeRewriting(rewritten, again)).toBe(true)
    expect(isBeforeRewriting(again, restoredAfter(again, 5))).toBe(false)
  })
})

describe('what a page is told of another edition', () => {
  const versions = { version: protocolVersion, schema: schemaVersion }
  const say = async (deployment: SimServer, hello: { epoch: string; rewrites?: boolean }) => {
    const page = await deployment.enter(memberA)
    page.messages.length = 0
    page.sendRaw(encodeHello({ ...versions, ...hello }))
    await deployment.flush([page])
    return {
      closedWith: page.closedWith,
      welcome: page.messages.find(({ type }) => type === 'welcome'),
    }
  }

  test('ST36: that the document was written anew, or was restored; a page that cannot know the first is told to load again', async () => {
    const deployment = new SimServer()
    const first = await epochOf(deployment)
    await rewrite(deployment)
    const now = await epochOf(deployment)
    const told = await say(deployment, { epoch: first, rewrites: true })
    expect(told).toMatchObject({ closedWith: null, welcome: { epoch: now, rewritten: true } })
    expect(await say(deployment, { epoch: first })).toEqual({
      closedWith: closeCodes.clientTooOld,
      welcome: undefined,
    })
    const restored = restoredAfter(now, deployment.clock.now())
    for (const epoch of ['', now, restored]) {
      const { closedWith, welcome } = await say(deployment, { epoch })
      expect([closedWith, welcome]).toEqual([
        null,
        expect.not.objectContaining({ rewritten: true }),
      ])
    }
  })
})

describe('a migration that writes documents anew', () => {
  const takeOut = (doc: Y.Doc) => {
    for (const { id } of actions.everything(doc)) actions.set(doc, id, { blockedReason: null })
  }
  const known = {
    version: schemaVersion + 1,
    steps: { ...shapes.steps, [schemaVersion + 1]: { change: takeOut, rewrites: true } },
  }
  const log = () => {}
  const load = (journal: MemoryJournal, loaded = known) =>
    loadDocument(
      { name: board1, kind: 'board' },
      { journal, now: () => 5_000, unreadable: new UnreadableRows({ log }), known: loaded },
    )

  test('ST39: leaves nothing of what it took out, once, and tells the pages so', async () => {
    const journal = new MemoryJournal()
    journal.create(board1, (doc) => {
      buildBoard(doc)
      actions.set(doc, asId('action-a'), { blockedReason: secret })
    })
    const before = await load(journal, shapes)
    expect(before && reasonOf(before.doc)).toBe(secret)
    const loaded = await load(journal)
    expect(loaded && reasonOf(loaded.doc)).toBeNull()
    const stored = await journal.load(board1)
    expect(Buffer.from(stored?.snapshot ?? []).includes(secret)).toBe(false)
    expect(stored).toMatchObject({ schemaVersion: schemaVersion + 1, updates: [] })
    expect(isBeforeRewriting('e1', stored?.epoch ?? '')).toBe(true)
    expect((await load(journal))?.stored.epoch).toBe(stored?.epoch)
  })

  test('ST39: a crash before it is stored leaves the document as it was', async () => {
    const journal = new MemoryJournal()
    journal.create(board1, buildBoard)
    journal.beforeRewrite = () => Promise.reject(new Error('power cut'))
    await expect(load(journal)).rejects.toThrow('power cut')
    expect(await journal.load(board1)).toMatchObject({ epoch: 'e1', schemaVersion })
  })
})
