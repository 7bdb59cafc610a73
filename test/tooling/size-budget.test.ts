import { expect, test } from 'vitest'
import { listFirstLoad } from '@sedyanka/client/first-load.ts'

const manifest = {
  'index.html': { file: 'index.js', imports: ['_solid.js'], dynamicImports: ['src/a/APage.tsx'] },
  '../shared/src/i18n/bg.ts': { file: 'bg.js' },
  'src/board/frame/BoardLayout.tsx': { file: 'layout.js', imports: ['_solid.js'] },
  '_solid.js': { file: 'solid.js' },
  '_yjs.js': { file: 'yjs.js', imports: ['_solid.js'] },
  'src/a/APage.tsx': { file: 'a.js' },
  'src/meeting/MeetingPage.tsx': {
    file: 'meeting.js',
    imports: ['index.html', '_yjs.js'],
    dynamicImports: ['src/meeting/NotesEditor.tsx'],
  },
  'src/meeting/NotesEditor.tsx': { file: 'editor.js', imports: ['_tiptap.js'] },
  '_tiptap.js': { file: 'tiptap.js' },
}

test('TO11: the first load of a meeting is its entry, words, route and what they import statically', () => {
  expect(listFirstLoad(manifest).toSorted()).toEqual([
    'bg.js',
    'index.js',
    'layout.js',
    'meeting.js',
    'solid.js',
    'yjs.js',
  ])
})

test('TO11: an editor that the meeting page imports statically is weighed', () => {
  const heavy = {
    ...manifest,
    'src/meeting/MeetingPage.tsx': { file: 'meeting.js', imports: ['src/meeting/NotesEditor.tsx'] },
  }
  expect(listFirstLoad(heavy)).toContain('tiptap.js')
})

test('TO11: a part of the first view that is no chunk any more is an error, not a lighter page', () => {
  const { 'src/board/frame/BoardLayout.tsx': _, ...moved } = manifest
  expect(() => listFirstLoad(moved)).toThrow('BoardLayout')
})
