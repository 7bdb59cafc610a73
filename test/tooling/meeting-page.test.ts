import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { writeMeetingPage } from '@sedyanka/client/meeting-page.ts'
import { compressTexts } from '@sedyanka/client/precompress.ts'
import { decodeClientMessage, messageType } from '@sedyanka/shared/wire/protocol.ts'
import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, expect, test } from 'vitest'

let dist = ''
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'sedyanka-dist-'))
  mkdirSync(join(dist, '.vite'))
  const chunk = (file: string, imports: string[] = []) => ({ file: `assets/${file}`, imports })
  const manifest = {
    'index.html': chunk('index.js', ['_kit.js']),
    '_kit.js': chunk('kit.js'),
    '../shared/src/i18n/bg.ts': chunk('bg.js'),
    'src/board/frame/BoardLayout.tsx': chunk('layout.js', ['_kit.js']),
    'src/meeting/MeetingPage.tsx': chunk('meeting.js', ['index.html']),
    'src/meeting/notes/NotesEditor.tsx': chunk('editor.js', ['_kit.js', '_undo.js']),
    '_undo.js': chunk('undo.js'),
    'src/sync/early-rooms.ts': chunk('early.js'),
  }
  writeFileSync(join(dist, '.vite/manifest.json'), JSON.stringify(manifest))
  writeFileSync(
    join(dist, 'index.html'),
    '<head>\n    <script type="module" src="/assets/index.js"></script>\n' +
      '    <link rel="modulepreload" href="/assets/kit.js">\n  </head>\n',
  )
})
afterEach(() => rmSync(dist, { recursive: true }))

const meetingPage = () => {
  writeMeetingPage(dist)
  return readFileSync(join(dist, 'meeting.html'), 'utf8')
}

test('PA23: the page of a meeting names every script of its first view once, and the editor for later', () => {
  const page = meetingPage()
  for (const file of ['index', 'kit', 'bg', 'layout', 'meeting', 'early'])
    expect(page.split(`"/assets/${file}.js"`), file).toHaveLength(2)
  expect(page).toContain('data-later="/assets/editor.js /assets/undo.js"')
})

test('PA23: what it says to the rooms is a hello of this version without a document', () => {
  const [, greeting = '[]'] = /data-greeting="([^"]*)"/.exec(meetingPage()) ?? []
  const [hello = [], question] = JSON.parse(greeting) as number[][]
  const decoder = decoding.createDecoder(Uint8Array.from(hello))
  expect(decoding.readVarUint(decoder)).toBe(messageType.sedyanka)
  expect(decodeClientMessage(decoder)).toMatchObject({ type: 'hello', epoch: '' })
  // y-protocols: sync, step 1, a state vector of one byte that says that there is nothing
  expect(question).toEqual([messageType.sync, 0, 1, 0])
})

test('PA22: beside every text of a build stands the same text compressed', async () => {
  const text = 'Седянка '.repeat(500)
  writeFileSync(join(dist, 'words.js'), text)
  await compressTexts(dist)
  const read = (name: string) => readFileSync(join(dist, name))
  expect(brotliDecompressSync(read('words.js.br')).toString()).toBe(text)
  expect(gunzipSync(read('words.js.gz')).toString()).toBe(text)
  expect(brotliDecompressSync(read('index.html.br'))).toEqual(read('index.html'))
})
