import type { Plugin } from 'vite'

const name = '\0plain-logging'

/** What Yjs needs of it: two warnings, and letters without colours. */
const code = `
export const BOLD = '', UNBOLD = '', ORANGE = '', RED = ''
export const warn = (...words) => console.warn(...words)
export const print = (...words) => console.log(...words)
`

/**
 * Puts a plain one in the place of `lib0/logging`, which Yjs imports for two warnings: it brings colours, a helper for the DOM
 * and a library of schemas with it, 2.6 kB gzipped.
 */
export const plainLogging = (): Plugin => ({
  name: 'plain-logging',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id) => (id === 'lib0/logging' ? name : null),
  load: (id) => (id === name ? code : null),
})
