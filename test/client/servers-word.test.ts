import { ServersWord } from '@sedyanka/client/sync/servers-word.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { awarenessBody, ownAwareness } from '../support/awareness-frames.ts'
import { memberA, memberB, meeting1 } from '../support/fixtures.ts'
import { PageServer } from '../support/page-server.ts'
import { until } from '../support/until.ts'

describe('SY28, SY29: who else is here, the server says', () => {
  let awareness: Awareness
  let word: ServersWord
  beforeEach(() => {
    vi.useFakeTimers()
    awareness = new Awareness(new Y.Doc())
    word = new ServersWord(awareness, 'server')
  })
  afterEach(() => {
    awareness.destroy()
    vi.useRealTimers()
  })
  const hear = (client: number, clock: number, state: unknown = {}) =>
    applyAwarenessUpdate(awareness, awarenessBody(ownAwareness(client, clock, state)), 'server')

  test('SY28: a page that hears nothing for long, because its own timers hardly run, takes nobody for gone', () => {
    hear(7, 1)
    vi.advanceTimersByTime(10 * 60_000)
    expect(awareness.getStates().has(7)).toBe(true)
  })

  test('SY28: who is not spoken of for four looks, while others are, is gone: the news did not get here', () => {
    hear(7, 1)
    for (let look = 1; look <= 4; look++) {
      word.look()
      expect(awareness.getStates().has(7)).toBe(true)
      hear(8, look)
    }
    word.look()
    expect([...awareness.getStates().keys()]).toEqual([awareness.clientID, 8])
  })

  test('SY29: on the next line everybody is believed anew, however far the clocks had come', () => {
    hear(7, 900)
    word.end()
    expect(awareness.getStates().has(7)).toBe(false)
    hear(7, 1, { at: 'agenda/item-1/notes' })
    expect(awareness.getStates().get(7)).toEqual({ at: 'agenda/item-1/notes' })
  })

  test('SY30: a page that is put to sleep says that nobody is there, and comes back as it was', () => {
    awareness.setLocalState({ at: 'agenda/item-1/notes' })
    const told: unknown[] = []
    awareness.on('update', () => told.push(awareness.getLocalState()))
    word.hide()
    word.hide()
    word.show()
    word.show()
    expect(told[0]).toBeNull()
    expect(told.at(-1)).toEqual({ at: 'agenda/item-1/notes' })
  })
})

test('SY29: after a break of the line both sides see each other at once', async () => {
  const deployment = new PageServer()
  const [here, away] = [deployment.open(meeting1, memberA), deployment.open(meeting1, memberB)]
  await Promise.all([here.synced(), away.synced()])
  const sees = (one: typeof here, other: typeof here) =>
    one.room.awareness.getStates().get(other.room.doc.clientID)?.['at']
  const say = (page: typeof here, at: string) => page.room.awareness.setLocalStateField('at', at)
  say(here, 'agenda/item-1/notes')
  say(away, 'agenda/item-1/title')
  const seeEachOther = () =>
    until(
      () =>
        sees(away, here) === 'agenda/item-1/notes' && sees(here, away) === 'agenda/item-1/title',
      'both carets are seen',
    )
  await seeEachOther()
  for (let round = 0; round < 3; round++) {
    away.line.cut()
    await until(() => sees(here, away) === undefined, 'who is away is gone')
    expect(sees(away, here)).toBeUndefined()
    away.line.isCut = false
    away.room.retry()
    await seeEachOther()
  }
  await deployment.close()
})
