import { EventStream } from '@sedyanka/server/http/event-stream.ts'
import { closeCodes } from '@sedyanka/shared/wire/close-codes.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { expect, test, vi } from 'vitest'

const openStream = () => {
  const response = { destroy: vi.fn(), once: vi.fn() }
  const stream = new EventStream(response, () => undefined)
  return { stream, response }
}

test('HT15: a stream that nobody reads gives back what waits and ends its socket as soon as it is closed', async () => {
  const { stream, response } = openStream()
  while (stream.bufferedBytes() <= limits.slowPeerBytes) stream.send([new Uint8Array(64 << 10)], 1)
  stream.close(closeCodes.slow)
  expect(response.destroy).toHaveBeenCalledOnce()
  expect(stream.bufferedBytes()).toBe(0)
  await expect(stream.body.getReader().read()).rejects.toThrow('slow')
  // What comes after the end goes nowhere.
  stream.send([new Uint8Array(9)], 1)
  stream.close(closeCodes.slow)
  expect(stream.bufferedBytes()).toBe(0)
})

test('HT15: a stream that is read is told why it ends, and has two seconds for that', async () => {
  vi.useFakeTimers()
  const { stream, response } = openStream()
  stream.close(closeCodes.session)
  expect(response.destroy).not.toHaveBeenCalled()
  vi.advanceTimersByTime(limits.closeWithin)
  expect(response.destroy).toHaveBeenCalledOnce()
  vi.useRealTimers()
  expect(await new Response(stream.body).text()).toContain(
    `event: end\ndata: ${closeCodes.session}`,
  )
})
