import { createEffect, createRoot } from 'solid-js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { memberA, meeting1 } from '../support/fixtures.ts'
import { addLines, noteOf } from '../support/notes.ts'
import { PageServer } from '../support/page-server.ts'
import { until } from '../support/until.ts'

let deployment: PageServer
beforeEach(() => {
  deployment = new PageServer()
})
afterEach(() => deployment.close())

test('SY63, SY55: a room that was left on a device that keeps nothing counts until the server’s disk has all of it', async () => {
  const page = deployment.open(meeting1, memberA)
  const { room } = page
  await page.synced()
  page.line.cut()
  addLines(noteOf(room.doc), 'Казано на тръгване.')
  const isStored = () =>
    noteOf(deployment.journal.stored(meeting1)).toString().includes('Казано на тръгване.')
  /** What is said of it from now on, and whether it stood on the server's disk then. */
  const said: string[] = []
  const stop = createRoot((dispose) => {
    createEffect(() => void said.push(`${room.saved().kind} ${isStored()}`))
    return dispose
  })
  room.leave()
  await until(() => room.saved().kind === 'notSaved', 'it says so')
  expect(room.over()).toBe(false)

  // The line is back; the disk takes its time.
  const disk = Promise.withResolvers<void>()
  deployment.journal.beforeAppend = () => disk.promise
  page.line.isCut = false
  room.retry()
  await until(() => room.saved().kind === 'saving', 'it is on its way')
  await until(() => room.connected(), 'there is a line')
  expect([room.over(), isStored()]).toEqual([false, false])
  disk.resolve()
  await until(() => room.over(), 'it ends')
  expect(isStored()).toBe(true)
  expect(said).not.toContain('saved false')
  stop()
})
