import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const root = join(import.meta.dirname, '../../../..')
const types: Record<string, string> = { html: 'text/html; charset=utf-8', js: 'text/javascript' }

/** The floor page (test/bench/floor), built and served as Sedyanka's own files are: compressed once, assets kept for ever. */
export interface FloorServer {
  url: string
  stop(): Promise<void>
}

/** `label` is the accessible name of its text. */
export const startFloor = async (label: string): Promise<FloorServer> => {
  const dist = mkdtempSync(join(tmpdir(), 'sedyanka-floor-'))
  const from = (workspace: string) => (name: string) => ({
    find: new RegExp(`^${name}(?=/|$)`),
    replacement: join(root, workspace, 'node_modules', name),
  })
  await build({
    configFile: false,
    root: join(import.meta.dirname, '../../floor'),
    logLevel: 'error',
    resolve: {
      alias: [
        ...['@tiptap/core', 'yjs'].map(from('client')),
        ...['@tiptap/starter-kit'].map(from('test')),
      ],
    },
    build: { outDir: dist, emptyOutDir: true, target: 'es2022' },
    plugins: [
      {
        name: 'label',
        transformIndexHtml: (page) => page.replace('<body>', `<body data-label="${label}">`),
      },
    ],
  })
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '/')
    try {
      const body = gzipSync(readFileSync(join(dist, path)), { level: 9 })
      response.writeHead(200, {
        'content-type': types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        'content-encoding': 'gzip',
        'content-length': body.length,
        'cache-control': path.startsWith('/assets/')
          ? 'public, max-age=31536000, immutable'
          : 'no-cache',
      })
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(dist, { recursive: true })
    },
  }
}
