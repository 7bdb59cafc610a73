import { Rooms } from '@sedyanka/server/sync/rooms.ts'
import { monotonicNow, type WallTime } from '@sedyanka/shared/time/clocks.ts'
import { actions } from '@sedyanka/shared/actions/actions.ts'
import { needs } from '@sedyanka/shared/help/needs.ts'
import type { ActionId } from '@sedyanka/shared/ids.ts'
import { replaceText } from '@sedyanka/shared/text/replace-text.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { addAction, buildBoard, memberA, memberB } from '../support/fixtures.ts'
import { SimClient } from '../support/sim-client.ts'
import { openTypedStore, room, type TypedStore } from '../support/typed-store.ts'
import { until } from '../support/until.ts'
import { patience, report } from './support/sizes.ts'

/** Commits are dated back, so that the journal takes the document for one that nobody has touched for an hour. */
const anHour = 3_600_000

let typed: TypedStore
let rooms: Rooms
const open = () => {
  rooms = new Rooms({
    journal: typed.store.journal,
    log: () => {},
    now: () => (Date.now() - anHour) as WallTime,
    monotonic: monotonicNow,
    schedule: (delay, run) => {
      const timer = setTimeout(run, delay)
      return () => clearTimeout(timer)
    },
  })
}
beforeEach(async () => {
  typed = await openTypedStore()
  open()
  await rooms.change(room, buildBoard)
})
afterEach(async () => {
  await rooms.close()
  await typed[Symbol.asyncDispose]()
})

/** Carries everything between a client and the rooms until it is saved. */
const settle = (client: SimClient): Promise<void> =>
  until(() => {
    while (client.deliverToServer());
    while (client.deliverToClient());
    return client.synced && client.saved
  }, 'all is saved')
const enter = async (client: SimClient): Promise<void> => {
  await client.connect(rooms, room)
  await settle(client)
}
const newestSnapshot = () =>
  typed.withFile((file) =>
    Number(file.prepare('select coalesce(max(seq), 0) from document_snapshot').pluck().get()),
  )
const titleOf = (doc: Y.Doc, id: ActionId) => actions.read(doc, id)?.title

test(
  'SY6, ST11: a week offline with 500 edits merges exactly, though the log was folded three times meanwhile',
  async () => {
    const traveller = new SimClient(memberA)
    const colleague = new SimClient(memberB)
    await enter(traveller)
    await enter(colleague)
    traveller.disconnect()
    for (let trip = 0; trip < 250; trip++) {
      addAction(traveller.doc, `trip-${trip}`, { org: asId('org-a'), seat: memberA })
      const title = actions.sharedText(traveller.doc, asId(`trip-${trip}`), 'title')
      if (title) replaceText(title, `Пътуване ${trip}`)
    }
    const notes = []
    for (let week = 1; week <= 3; week++) {
      const before = newestSnapshot()
      for (let edit = 0; edit < 100; edit++) {
        notes.push(`${week}/${edit}`)
        needs.set(colleague.doc, asId('need-b'), { note: `${notes.at(-1)} `.padEnd(900, 'ж') })
        addAction(colleague.doc, `home-${week}-${edit}`, { org: asId('org-b'), seat: memberB })
        await settle(colleague)
      }
      await typed.store.journal.compact(room)
      expect(newestSnapshot(), `week ${week}`).toBeGreaterThan(before)
      // The server starts anew, from the snapshot.
      colleague.disconnect()
      await rooms.close()
      open()
      const stored = await rooms.read(room, (doc) => Y.encodeStateVector(doc))
      expect(stored, `week ${week}`).toEqual(Y.encodeStateVector(colleague.doc))
      await enter(colleague)
    }
    await enter(traveller)
    await settle(colleague)
    const newcomer = new SimClient(memberB)
    await enter(newcomer)
    const state = Y.encodeStateVector(traveller.doc)
    for (const { doc } of [colleague, newcomer]) expect(Y.encodeStateVector(doc)).toEqual(state)
    const rows = actions.everything(newcomer.doc).map(({ id }) => id)
    expect(rows).toHaveLength(new Set(rows).size)
    expect(rows.filter((id) => id.startsWith('trip-'))).toHaveLength(250)
    expect(rows.filter((id) => id.startsWith('home-'))).toHaveLength(300)
    for (let trip = 0; trip < 250; trip++)
      expect(titleOf(newcomer.doc, asId(`trip-${trip}`))).toBe(`Пътуване ${trip}`)
    expect(needs.read(newcomer.doc, asId('need-b'))?.note).toBe(`${notes.at(-1)} `.padEnd(900, 'ж'))
    report('offline for a week: 500 edits against 600, three folds and restarts between, merged')
  },
  patience,
)
