import { joinFrames } from '@sedyanka/shared/frame-batch.ts'
import type { OpenTransport } from './transport.ts'

/** Requests that a proxy would not take are cut into several; bytes. */
const batchBytes = 256 << 10

const decodeBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

/** Sync without WebSockets: frames arrive as server-sent events and leave in POST requests, one after another. */
export const openEventStream: OpenTransport = (room, events) => {
  const path = `/sync/${encodeURIComponent(room)}`
  const source = new EventSource(`${path}/events`)
  let line: string | null = null
  let waiting: Uint8Array[] = []
  let posting = false
  let requests = 0
  let live = true

  const end = (code: number) => {
    if (!live) return
    live = false
    source.close()
    events.closed(code)
  }

  const takeBatch = (): Uint8Array[] => {
    let bytes = 0
    let count = 0
    while (
      count < waiting.length &&
      (count === 0 || bytes + (waiting[count]?.length ?? 0) <= batchBytes)
    ) {
      bytes += waiting[count]?.length ?? 0
      count++
    }
    return waiting.splice(0, count)
  }

  /** One request at a time: the order of edits is the order of arrival. */
  const post = async () => {
    if (posting || !live || line === null) return
    posting = true
    try {
      while (live && waiting.length > 0) {
        const body = new Uint8Array(joinFrames(takeBatch()))
        const response = await fetch(`${path}/frames/${line}?number=${++requests}`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/octet-stream' },
        })
        if (!response.ok) return end(1006)
      }
    } catch {
      end(1006)
    } finally {
      posting = false
    }
  }

  source.addEventListener('line', ({ data }: MessageEvent<string>) => {
    if (!live) return
    line = data
    events.opened()
  })
  source.addEventListener(
    'message',
    ({ data }: MessageEvent<string>) => live && events.frame(decodeBase64(data)),
  )
  source.addEventListener('end', ({ data }: MessageEvent<string>) => end(Number(data)))
  // The browser would reconnect by itself, with a line that the server has forgotten.
  source.addEventListener('error', () => end(1006))

  return {
    send: (frame) => {
      waiting.push(frame)
      void post()
    },
    close: () => {
      live = false
      waiting = []
      source.close()
    },
  }
}
