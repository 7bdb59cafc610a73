import { connect } from 'node:net'
import { formBytes, framesBytes } from '@sedyanka/server/http/body-sizes.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { metricsToken } from '../support/read-metrics.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { Visitor } from '../support/visitor.ts'

let server: TestServer
let chair: Visitor
let boardId = ''
beforeAll(async () => {
  server = await startServer({ env: { METRICS_TOKEN: metricsToken } })
  chair = new Visitor(server.url)
  await chair.setUp(server.setupLink, 'Мария Георгиева')
  boardId = (await chair.ask<{ id: string }>('POST', '/boards/sample')).id
})
afterAll(() => server.stop())

interface Asking {
  method: string
  path: string
  length: number | string
  cookie?: string
  /** Sent when the server asks for it. */
  body?: string
}
interface Heard {
  statuses: number[]
  text: string
  /** The server has ended the line. */
  isEnded: boolean
}

/** Sends a request without its body, waits to be asked for that, and tells what was heard until the line's end or the answer. */
const ask = ({ method, path, length, cookie = '', body }: Asking): Promise<Heard> =>
  new Promise((resolve) => {
    const heard: Heard = { statuses: [], text: '', isEnded: false }
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    let isAsked = false
    socket.on('error', () => undefined)
    socket.once('close', () => resolve(heard))
    socket.once('end', () => (heard.isEnded = true))
    socket.on('data', (data) => {
      heard.text += data.toString('utf8')
      heard.statuses = [...heard.text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, found]) =>
        Number(found),
      )
      if (heard.statuses[0] !== 100) return
      if (body === undefined || heard.statuses.length > 1) return void socket.destroy()
      if (!isAsked) socket.write(body)
      isAsked = true
    })
    const lines = [
      `${method} ${path} HTTP/1.1`,
      `Host: ${new URL(server.url).host}`,
      `Origin: ${server.url}`,
      `Cookie: ${cookie}`,
      'Content-Type: application/json',
      `Content-Length: ${length}`,
      'Expect: 100-continue',
    ]
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  })

const forms = [
  ['POST', '/api/setup'],
  ['POST', '/api/operator/open'],
  ['POST', '/api/join/look'],
  ['POST', '/api/join'],
  ['POST', '/api/boards'],
  ['POST', '/api/boards/@/meetings'],
  ['PATCH', '/api/boards/@/members/x'],
  ['DELETE', '/api/boards/@/room-code'],
  ['GET', '/api/me'],
  ['POST', '/api/nothing'],
  ['POST', '/healthz'],
  ['GET', '/metrics'],
  ['POST', '/metrics'],
  ['POST', '/'],
  ['PUT', '/assets/x.js'],
  ['GET', '/b/@'],
  ['POST', '/sync/board:@/lines/x'],
  ['POST', '/sync/rooms/leave/x'],
  ['POST', '/sync/nothing'],
] as const
const frames = [
  ['POST', '/sync/board:@/frames/x'],
  ['POST', '/sync/board:@/frames/x?number=1'],
] as const
const all = [
  ...forms.map((route) => [...route, formBytes] as const),
  ...frames.map((route) => [...route, framesBytes] as const),
]

test.each(all)(
  'HT28: %s %s: a body of more than %d bytes is refused before it is asked for, signed in or not',
  async (method, path, most) => {
    for (const cookie of ['', chair.cookie])
      for (const length of [most + 1, 1_000_000_000, '9'.repeat(15)]) {
        const heard = await ask({ method, path: path.replace('@', boardId), length, cookie })
        expect(heard.statuses).toEqual([413])
        expect(heard.text).toMatch(/\r\nconnection: close\r\n/i)
        expect(heard.text).toMatch(/\r\nx-content-type-options: nosniff\r\n/i)
        expect(heard.text.split('\r\n\r\n')[1]).toBe('{"error":"tooLarge"}')
        expect(heard.isEnded).toBe(true)
      }
  },
)

test.each(all)('HT28: %s %s: a body of %d bytes is asked for', async (method, path, most) => {
  for (const cookie of ['', chair.cookie]) {
    const heard = await ask({ method, path: path.replace('@', boardId), length: most, cookie })
    expect(heard.statuses[0]).toBe(100)
  }
})

test('HT28: a small body that waited to be asked for does what it is for', async () => {
  const code = await chair.roomCode(asId(boardId))
  const body = JSON.stringify({ key: { code } })
  const heard = await ask({ method: 'POST', path: '/api/join/look', length: body.length, body })
  expect(heard.statuses).toEqual([100, 200])
  expect(heard.text).toContain('Украйна · Стара Загора')
  expect(server.output).not.toMatch(/"level":[56]0/)
})
