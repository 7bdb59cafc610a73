import { loadFonts } from '@sedyanka/client/styles/load-fonts.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** Milliseconds since the page began. */
let now = 0
beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  vi.stubGlobal('navigator', { serviceWorker: { controller: null } })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  document.head.replaceChildren()
})

const faces = () => document.head.querySelectorAll('link[rel="stylesheet"]').length

test('PA24: on a slow line the typeface comes behind the page, once', () => {
  now = 1_600
  loadFonts()
  expect(faces()).toBe(0)
  vi.advanceTimersByTime(10_000)
  expect(faces()).toBe(0)
  window.dispatchEvent(new Event('load'))
  vi.advanceTimersByTime(1_999)
  expect(faces()).toBe(0)
  vi.advanceTimersByTime(1)
  expect(faces()).toBe(1)
})

test('PA24: where scripts come quickly the typeface does at once', () => {
  now = 300
  loadFonts()
  expect(faces()).toBe(1)
})

test('PA24: a page whose files are on the device has its typeface at once', () => {
  now = 1_600
  vi.stubGlobal('navigator', { serviceWorker: { controller: {} } })
  loadFonts()
  expect(faces()).toBe(1)
})
