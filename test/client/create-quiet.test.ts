import { createQuiet } from '@sedyanka/client/create-quiet.ts'
import { createRoot } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('PA24: what is put off comes when the browser is idle, and after half a second at the latest', () => {
  let idle = () => {}
  let timeout: number | undefined
  vi.stubGlobal('requestIdleCallback', (run: () => void, options?: { timeout: number }) => {
    idle = run
    timeout = options?.timeout
    return 7
  })
  const cancelled: number[] = []
  vi.stubGlobal('cancelIdleCallback', (id: number) => void cancelled.push(id))
  const { isQuiet, dispose } = createRoot((dispose) => ({ isQuiet: createQuiet(), dispose }))
  expect(timeout).toBe(500)
  expect(isQuiet()).toBe(false)
  idle()
  expect(isQuiet()).toBe(true)
  dispose()
  expect(cancelled).toEqual([7])
})

test('PA24: a browser without idle callbacks puts it off for a moment only', () => {
  vi.stubGlobal('requestIdleCallback', undefined)
  vi.useFakeTimers()
  const { isQuiet, dispose } = createRoot((dispose) => ({ isQuiet: createQuiet(), dispose }))
  expect(isQuiet()).toBe(false)
  vi.advanceTimersByTime(1)
  expect(isQuiet()).toBe(true)
  dispose()
})
