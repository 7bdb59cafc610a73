import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeHello, protocolVersion, schemaVersion } from '@sedyanka/shared/wire/protocol.ts'
import type { Plugin } from 'vite'
import * as Y from 'yjs'
import { listFiles, listFirstLoad, type Manifest } from './first-load.ts'
import { encodeSync } from './src/sync/frames.ts'

const earlyRooms = 'src/sync/early-rooms.ts'
/** The heaviest piece: it comes behind what shows the meeting. */
const editor = 'src/meeting/notes/NotesEditor.tsx'

/** What a page without a document says first: HELLO, and the question for everything. */
const greeting = JSON.stringify([
  [
    ...encodeHello({
      version: protocolVersion,
      schema: schemaVersion,
      epoch: '',
      unpacks: true,
    }),
  ],
  [...encodeSync(0, Y.encodeStateVector(new Y.Doc()))],
])

/**
 * Writes into a build the page that the server gives to those who open a meeting: index.html, and what a meeting will
 * ask for, so that a phone fetches all of it at once instead of finding out script by script.
 */
export const writeMeetingPage = (dist: string): void => {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const soon = listFirstLoad(manifest)
  const links = soon
    .filter((file) => !page.includes(`/${file}"`))
    .map((file) => `    <link rel="modulepreload" crossorigin href="/${file}">\n`)
  const later = listFiles(manifest, [editor]).filter((file) => !soon.includes(file))
  const early = [
    `<script async fetchpriority="high" src="/${listFiles(manifest, [earlyRooms])[0]}"`,
    `data-greeting="${greeting}" data-later="${later.map((file) => `/${file}`).join(' ')}"></script>`,
  ].join(' ')
  const filled = page
    .replace('<script', () => `${early}\n    <script`)
    .replace('  </head>', () => `${links.join('')}  </head>`)
  writeFileSync(join(dist, 'meeting.html'), filled)
}

/** Adds meeting.html to every build. */
export const meetingPage = (): Plugin => ({
  name: 'meeting-page',
  apply: 'build',
  buildStart() {
    this.emitFile({ type: 'chunk', id: join(import.meta.dirname, earlyRooms) })
  },
  // The manifest and index.html are on disk by now.
  writeBundle: { sequential: true, handler: ({ dir }) => writeMeetingPage(dir ?? '') },
})
