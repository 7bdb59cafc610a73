import { createAway } from '@sedyanka/client/meeting/frame/away.ts'
import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'

test('ME22: somebody counts as away after a minute out of sight; the minute starts anew with every sight and every lead', () =>
  createRoot((dispose) => {
    const [who, setWho] = createSignal<string | null>('a')
    const [isHere, setHere] = createSignal(true)
    const [now, setNow] = createSignal(0)
    const isAway = createAway({ who, isHere, now })
    setNow(100_000)
    setHere(false)
    setNow(160_000)
    expect(isAway()).toBe(false)
    setNow(161_000)
    expect(isAway()).toBe(true)
    setHere(true)
    expect(isAway()).toBe(false)
    setHere(false)
    setNow(200_000)
    setWho('b')
    setNow(222_000)
    expect(isAway()).toBe(false)
    setNow(261_000)
    expect(isAway()).toBe(true)
    dispose()
  }))
