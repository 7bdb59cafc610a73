import { createFollow } from '@sedyanka/client/meeting/follow.ts'
import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { createRoot, createSignal } from 'solid-js'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

const items = ['a', 'b', 'c'].map((id) => ({ id }) as AgendaItem)
/** Lets what the page does behind a change happen. */
const settled = () => Promise.resolve()

const makeFollow = (start: AgendaItemId | null) =>
  createRoot((dispose) => {
    const [current, setCurrent] = createSignal<AgendaItemId | null>(start)
    return { dispose, setCurrent, follow: createFollow({ currentId: current, items: () => items }) }
  })

describe('which item one looks at', () => {
  test('ME12: everybody follows the current item, from the first one on', async () => {
    const { follow, setCurrent, dispose } = makeFollow(null)
    expect(follow.shownId()).toBe('a')
    setCurrent(asId<AgendaItemId>('b'))
    expect(follow.shownId()).toBe('b')
    setCurrent(asId<AgendaItemId>('c'))
    await settled()
    expect(follow.shownId()).toBe('c')
    expect(follow.isFollowing()).toBe(true)
    dispose()
  })

  test('ME12: who has chosen another item stays there, until the meeting comes to it or they go back', async () => {
    const { follow, setCurrent, dispose } = makeFollow(asId('a'))
    follow.show(asId('c'))
    setCurrent(asId<AgendaItemId>('b'))
    await settled()
    expect(follow.shownId()).toBe('c')
    expect(follow.isFollowing()).toBe(false)
    follow.show(null)
    expect(follow.shownId()).toBe('b')
    follow.show(asId('c'))
    setCurrent(asId<AgendaItemId>('c'))
    await settled()
    setCurrent(asId<AgendaItemId>('a'))
    expect(follow.shownId()).toBe('a')
    dispose()
  })

  test('ME12: the page does not turn away under the hands of whoever writes', async () => {
    const { follow, setCurrent, dispose } = makeFollow(asId('a'))
    follow.hold(true)
    setCurrent(asId<AgendaItemId>('b'))
    expect(follow.shownId()).toBe('a')
    await settled()
    follow.hold(false)
    setCurrent(asId<AgendaItemId>('c'))
    await settled()
    expect(follow.shownId()).toBe('a')
    expect(follow.isFollowing()).toBe(false)
    follow.show(null)
    expect(follow.shownId()).toBe('c')
    dispose()
  })

  test('ME12: after the last item it stays in sight', async () => {
    const { follow, setCurrent, dispose } = makeFollow(asId('c'))
    expect(follow.shownId()).toBe('c')
    setCurrent(null)
    await settled()
    expect(follow.shownId()).toBe('c')
    dispose()
  })
})
