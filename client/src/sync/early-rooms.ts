import type { EarlySocket } from './early-socket.ts'

/**
 * A tiny script of its own, for whoever opens a meeting for the first time: asks for its documents while the page's
 * scripts are on their way, so that both are there at once. Imports nothing: HELLO and the question for the whole
 * document stand as bytes in the script's element (client/meeting-page.ts), and what to fetch later.
 */

/** Nobody wants a room when a page has not asked for it within this time, ms. */
const patience = 60_000
/** One through which nothing has come by then may be blocked: the page tries another way beside it; ms. */
const late = 1_000

const openEarly = (room: string, greeting: number[][]): EarlySocket => {
  const address = new URL(`/sync/${room}`, location.href)
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(address)
  socket.binaryType = 'arraybuffer'
  const early: EarlySocket = { socket, frames: [] }
  socket.addEventListener('open', () => {
    for (const frame of greeting) socket.send(Uint8Array.from(frame))
  })
  socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => early.frames.push(data)
  setTimeout(() => (early.isLate = true), late)
  return early
}

/**
 * Fetches what the page will need next, once the first of the scripts that it names is here: that is the largest, and
 * while the next request travels the line has time for the rest. At the latest when they all have run.
 */
const fetchLater = (paths: readonly string[]): void => {
  let isFetched = false
  const fetchNow = () => {
    if (isFetched) return
    isFetched = true
    for (const path of paths) {
      const link = document.createElement('link')
      link.rel = 'modulepreload'
      link.crossOrigin = ''
      link.href = path
      document.head.append(link)
    }
  }
  document.querySelector('link[rel="modulepreload"]')?.addEventListener('load', fetchNow)
  document.addEventListener('DOMContentLoaded', fetchNow)
}

const begin = ({ greeting = '[]', later = '' }: DOMStringMap): void => {
  fetchLater(later.split(' '))
  const [, board, meeting] = /^\/b\/([\w-]+)\/m\/([\w-]+)$/.exec(location.pathname) ?? []
  if (!board || !meeting || !('DecompressionStream' in window)) return
  try {
    // This device has been here (client/src/last-answers.ts): it may hold the documents, and asks for the rest only.
    if (localStorage.getItem(`sedyanka.board.${board}`)) return
    // It knows that WebSockets are blocked here (client/src/sync/network.ts).
    if (localStorage.getItem('sedyanka.network')) return
  } catch {
    // It keeps nothing.
  }
  const frames = JSON.parse(greeting) as number[][]
  const rooms = [`board:${board}`, `meeting:${meeting}`]
  const sockets = new Map(rooms.map((room) => [room, openEarly(room, frames)]))
  window.earlySockets = sockets
  setTimeout(() => {
    for (const { socket } of sockets.values()) socket.close()
    sockets.clear()
  }, patience)
}

begin(document.currentScript?.dataset ?? {})
