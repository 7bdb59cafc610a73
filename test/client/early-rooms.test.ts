import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const made: string[] = []
beforeEach(() => {
  vi.resetModules()
  made.length = 0
  vi.stubGlobal(
    'WebSocket',
    class extends EventTarget {
      constructor(address: URL) {
        super()
        made.push(address.pathname)
      }
      close(): void {}
    },
  )
  vi.stubGlobal('location', new URL('http://localhost/b/b1/m/m1'))
  document.head.innerHTML =
    '<script id="early" data-greeting="[]" data-later="/editor.js /undo.js"></script>' +
    '<link rel="modulepreload" href="/kit.js"><link rel="modulepreload" href="/board.js">'
})
afterEach(() => {
  vi.unstubAllGlobals()
  Reflect.deleteProperty(document, 'currentScript')
  delete window.earlySockets
  localStorage.clear()
  document.head.replaceChildren()
})

/** Runs the script as the page's own element would. */
const run = async () => {
  const value = document.getElementById('early')
  Object.defineProperty(document, 'currentScript', { value, configurable: true })
  await import('@sedyanka/client/sync/early-rooms.ts')
}
const named = () =>
  [...document.querySelectorAll('link[rel="modulepreload"]')].map((link) =>
    link.getAttribute('href'),
  )

test('PA23: the editor is asked for when the largest script is here, once', async () => {
  await run()
  expect(named()).toEqual(['/kit.js', '/board.js'])
  document.querySelector('link[href="/kit.js"]')?.dispatchEvent(new Event('load'))
  expect(named()).toEqual(['/kit.js', '/board.js', '/editor.js', '/undo.js'])
  document.dispatchEvent(new Event('DOMContentLoaded'))
  expect(named()).toHaveLength(4)
})

test('PA23: … and at the latest when all have run', async () => {
  await run()
  document.dispatchEvent(new Event('DOMContentLoaded'))
  expect(named()).toHaveLength(4)
})

test('PA23: both documents are asked for on a first visit only', async () => {
  await run()
  expect(made).toEqual(['/sync/board:b1', '/sync/meeting:m1'])
  vi.resetModules()
  made.length = 0
  localStorage.setItem('sedyanka.board.b1', '{}')
  await run()
  expect(made).toEqual([])
})

test('SY54: a browser that cannot unpack gets no early socket: its greeting says that it can', async () => {
  vi.stubGlobal('DecompressionStream', undefined)
  Reflect.deleteProperty(window, 'DecompressionStream')
  await run()
  expect(made).toEqual([])
})
