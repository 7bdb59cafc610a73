import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { staticClient } from '@sedyanka/server/http/static-client.ts'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'sedyanka-static-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (path: string, text: string) => writeFileSync(join(folder, path), text)

mkdirSync(join(folder, 'assets'))
write('index.html', 'index')
write('meeting.html', 'meeting')
write('assets/main-3f2a.js', 'plain')
write('assets/main-3f2a.js.br', 'brotli')
write('assets/main-3f2a.js.gz', 'gzip')
const client = staticClient(folder)

test.each([
  ['gzip, deflate, br, zstd', 'br', 'brotli'],
  ['gzip, deflate', 'gzip', 'gzip'],
  ['identity', null, 'plain'],
])('PA22: who takes “%s” is sent %s', async (accepted, encoding, body) => {
  const answer = await client.request('/assets/main-3f2a.js', {
    headers: { 'accept-encoding': accepted },
  })
  expect(answer.headers.get('content-encoding')).toBe(encoding)
  expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/)
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(await answer.text()).toBe(body)
})

test('PA23: a meeting has a page of its own, which asks at once who is here and for the board', async () => {
  const answer = await client.request('/b/b-1/m/m-1')
  expect(await answer.text()).toBe('meeting')
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  expect(answer.headers.get('link')).toBe(
    '</api/me>; rel=preload; as=fetch; crossorigin, </api/boards/b-1>; rel=preload; as=fetch; crossorigin',
  )
  for (const path of ['/', '/b/b-1', '/b/b-1/m/m-1/minutes', '/b/b%3E1/m/m-1']) {
    const other = await client.request(path)
    expect(await other.text(), path).toBe('index')
    expect(other.headers.get('link'), path).toBeNull()
  }
})
