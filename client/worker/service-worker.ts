/**
 * Keeps the pages' own files on the device, so that a reload without a network opens the page. Documents are none of its
 * business: they come from IndexedDB and over /sync, and nothing under /api or /sync ever passes through here.
 *
 * One version of the client is kept and served as a whole. A newer one is fetched quietly beside it and waits until
 * somebody asks for it, or until no page of the old one is open.
 */
declare const self: ServiceWorkerGlobalScope
/** Every file of the build with its digest (`sha256-…`); written in by client/shell-worker.ts. */
declare const __SHELL__: { version: string; files: Record<string, string> }

const { version, files } = __SHELL__
const prefix = 'sedyanka-shell-'
const page = '/index.html'

/** Fetches this version's files, one after another: whoever is just opening a page needs the line more than this does. */
const keepFiles = async (): Promise<void> => {
  const cache = await caches.open(prefix + version)
  for (const [path, integrity] of Object.entries(files)) {
    // The digest refuses a file of another version, should the server be replaced meanwhile, and a proxy's error page.
    const mode = path.startsWith('/assets/') ? 'default' : 'no-cache'
    const response = await fetch(path, { integrity, cache: mode, priority: 'low' })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    await cache.put(path, response)
  }
}

/** Forgets older versions but the last: its pages may still be open, and fetch pieces that no server has any more. */
const forgetOlder = async (): Promise<void> => {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith(prefix) && name !== prefix + version,
  )
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}

/** This version's file, else an older one's (names in /assets carry their content's hash), else the server's. */
const answer = async (path: string, request: Request): Promise<Response> => {
  const own = await caches.open(prefix + version)
  const kept = (await own.match(path)) ?? (await caches.match(path))
  return kept ?? fetch(request)
}

/** What the server itself answers, always. */
const isServers = (path: string): boolean => /^\/(api|sync|healthz|livez|readyz)(\/|$)/.test(path)
/** A last segment with a dot is a file; every other path is a page of the client, which finds its own way. */
const isPage = (path: string): boolean => !/\.[^/]*$/.test(path)

self.addEventListener('install', (event) => event.waitUntil(keepFiles()))
self.addEventListener('activate', (event) =>
  event.waitUntil(forgetOlder().then(() => self.clients.claim())),
)
self.addEventListener('message', ({ data }) => {
  if (data === 'activate') void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || isServers(pathname)) return
  if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(answer(page, request))
  else if (pathname.startsWith('/assets/') || Object.hasOwn(files, pathname))
    event.respondWith(answer(pathname, request))
})

export {}
