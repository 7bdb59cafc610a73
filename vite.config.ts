import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import solid from 'vite-plugin-solid'
import { boardChunk, kitChunk } from './client/board-chunk.ts'
import { firstPaint } from './client/first-paint.ts'
import { fontLicence } from './client/font-licence.ts'
import { guides } from './client/guides.ts'
import { meetingPage } from './client/meeting-page.ts'
import { plainLogging } from './client/plain-logging.ts'
import { precompress } from './client/precompress.ts'
import { shellWorker } from './client/shell-worker.ts'
import { patience } from './test/support/patience.ts'

const here = import.meta.dirname
const isTest = process.env.VITEST === 'true'
const server = `http://127.0.0.1:${process.env.PORT ?? '3000'}`

// Tests start hundreds of servers and threads, each of which would compile the same modules. Processes that are started from
// here on keep what they have compiled.
if (isTest) process.env.NODE_COMPILE_CACHE ??= join(here, 'node_modules/.cache/compiled-tests')

// A third of what the tests take is waiting: for what a server cuts off after half a minute, for a page that comes back. Half
// as many files again as there are processors run at a time.
const workers = Math.ceil(availableParallelism() * 1.5)

export default defineConfig({
  root: isTest ? here : join(here, 'client'),
  plugins: isTest
    ? []
    : [
        plainLogging(),
        solid(),
        guides(),
        firstPaint(),
        fontLicence(),
        meetingPage(),
        shellWorker(),
        precompress(),
      ],
  build: {
    outDir: join(here, 'client/dist'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // 19 kB gzipped in all: less than a page's own five files cost a slow line in requests.
    cssCodeSplit: false,
    // The licences of every part of the page, which most of them ask to be passed on with it.
    license: { fileName: 'licences.txt' },
    // The Solid compiler takes most of a build; that is known, and not a warning.
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        // Icons and the board's rules in one file: as dozens of tiny ones they compress badly, and each page would
        // carry a list of them. Words, minutes, places and samples stay with the few pages that need them.
        codeSplitting: {
          groups: [
            {
              name: kitChunk,
              test: /lucide-solid|[\\/]shared[\\/]src[\\/](?!i18n|minutes|reference|personal|board[\\/]municipalities)/,
              minShareCount: 3,
            },
            { name: boardChunk, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    // server/dev.env names it
    port: 5173,
    strictPort: true,
    proxy: {
      '/api': { target: server },
      '/sync': { target: server, ws: true },
      '/healthz': { target: server },
      '/livez': { target: server },
      '/readyz': { target: server },
      '/metrics': { target: server },
    },
  },
  test: {
    maxWorkers: workers,
    // Slow enough for a machine that does other things too: a test that waits polls and ends early.
    testTimeout: 2 * patience,
    hookTimeout: 2 * patience,
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'test/{client,e2e,bench}/**'],
          // The server's modules are read once a worker, not once a file: no test here changes what they hold.
          isolate: false,
        },
      },
      {
        // What people ask of a server, once more of one on PostgreSQL.
        test: {
          name: 'postgres',
          include: [
            'boards,crowd,event-stream,following-meetings,history,http,ids-in-paths,invitations,join-again,minutes-http',
            'operator,organisations,permissions,room-code,seats,sessions,setup',
          ].map((names) => `test/server/{${names}}.test.ts`),
          env: { TEST_STORE: 'postgres' },
          isolate: false,
        },
      },
      {
        plugins: [solid({ hot: false }), guides()],
        test: {
          name: 'dom',
          include: ['test/client/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          // These ship JSX, which Node cannot read.
          server: {
            deps: {
              inline: [/lucide-solid/, /@kobalte/, /@corvu/, /@solid-primitives/, /solid-p/],
            },
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          // A browser, a server and its disk share the machine: not more than a few files at a time, after the others. Each
          // has its own server, data and browser, and half a gigabyte of memory.
          maxWorkers: Math.min(workers, 4),
          // A machine ten times slower passes, too: waits end when the thing is seen, and one generous limit stands here.
          testTimeout: 5 * patience,
          hookTimeout: 3 * patience,
          expect: { poll: { interval: 50, timeout: patience } },
          sequence: { groupOrder: 1 },
          globalSetup: join(here, 'test/support/announce-browser.ts'),
          setupFiles: join(here, 'test/support/keep-evidence.ts'),
        },
      },
    ],
  },
})
