import { FramePoster } from './post-frames.ts'
import type { OpenTransport } from './transport.ts'

const decodeBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0))

/** Sync without WebSockets: frames arrive as server-sent events and leave in POST requests, one after another. */
export const openEventStream: OpenTransport = (room, events) => {
  const path = `/sync/${encodeURIComponent(room)}`
  const source = new EventSource(`${path}/events`)
  let poster: FramePoster | null = null
  /** Frames from before the line had its name. */
  const early: Uint8Array[] = []
  let live = true

  const close = () => {
    live = false
    source.close()
    poster?.close()
  }
  const end = (code: number) => {
    if (!live) return
    close()
    events.closed(code)
  }

  source.addEventListener('line', ({ data }: MessageEvent<string>) => {
    if (!live) return
    poster = new FramePoster(`${path}/frames/${data}`, () => end(1006))
    poster.send(early)
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
      if (poster) poster.send([frame])
      else early.push(frame)
    },
    close,
  }
}
