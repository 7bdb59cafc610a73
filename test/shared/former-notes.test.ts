import type { NoteBlock } from '@sedyanka/shared/minutes/rich-text.ts'
import { readFormer } from '@sedyanka/shared/notes/former-notes.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

/** A fragment within a document: only there can it be read. */
const fragmentOf = (...nodes: (Y.XmlElement | Y.XmlText)[]): Y.XmlFragment => {
  const fragment = new Y.Doc().getXmlFragment('notes')
  fragment.insert(0, nodes)
  return fragment
}
const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}
const text = (...parts: [words: string, marks?: Record<string, unknown>][]): Y.XmlText => {
  const made = new Y.XmlText()
  made.applyDelta(
    parts.map(([insert, attributes]) => (attributes ? { insert, attributes } : { insert })),
  )
  return made
}
const paragraph = (words: string) => element('paragraph', text([words]))
const wordsOf = (blocks: readonly NoteBlock[]): string =>
  blocks
    .map((block) =>
      block.kind === 'list'
        ? block.items.map(wordsOf).join('|')
        : block.runs.map((run) => run.text).join(''),
    )
    .join('|')

describe('MI17: notes as release 0.1.0 stored them', () => {
  test('MI17: paragraphs, headings and marks', () => {
    const heading = element('heading', text(['Ред']))
    heading.setAttribute('level', '2')
    const marked = element(
      'paragraph',
      text(
        ['обща ', {}],
        ['сума', { bold: {}, italic: {} }],
        [' виж ', {}],
        ['тук', { link: { href: 'https://example.org/а' } }],
      ),
    )
    expect(readFormer(fragmentOf(heading, marked, element('paragraph')))).toEqual([
      { kind: 'heading', level: 2, runs: [{ text: 'Ред' }] },
      {
        kind: 'paragraph',
        runs: [
          { text: 'обща ' },
          { text: 'сума', bold: true, italic: true },
          { text: ' виж ' },
          { text: 'тук', href: 'https://example.org/а' },
        ],
      },
      { kind: 'paragraph', runs: [] },
    ])
  })

  test('MI17: lists, one within another, with their first number', () => {
    const inner = element('bulletList', element('listItem', paragraph('вътре')))
    const list = element(
      'orderedList',
      element('listItem', paragraph('едно'), inner),
      element('listItem', paragraph('две')),
    )
    list.setAttribute('start', '3')
    expect(readFormer(fragmentOf(list))).toEqual([
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [
          [
            { kind: 'paragraph', runs: [{ text: 'едно' }] },
            {
              kind: 'list',
              ordered: false,
              start: 1,
              items: [[{ kind: 'paragraph', runs: [{ text: 'вътре' }] }]],
            },
          ],
          [{ kind: 'paragraph', runs: [{ text: 'две' }] }],
        ],
      },
    ])
  })

  test('MI17: a break within a paragraph is a line feed', () => {
    const broken = element('paragraph', text(['горе']), element('hardBreak'), text(['долу']))
    expect(wordsOf(readFormer(fragmentOf(broken)))).toBe('горе\nдолу')
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    ' https://example.org',
    7,
    null,
  ])('MI17: a link to %s is plain text', (href) => {
    const [block] = readFormer(fragmentOf(element('paragraph', text(['тук', { link: { href } }]))))
    expect(block).toEqual({ kind: 'paragraph', runs: [{ text: 'тук' }] })
  })

  test('MI17: what is not known is read as the text within it', () => {
    const unknown = element('futureBox', paragraph('в кутия'), element('video'), text(['гол']))
    const inline = element('paragraph', text(['преди ']), element('mention', text(['@РЗИ'])))
    const quoted = element('blockquote', paragraph('цитат'))
    expect(wordsOf(readFormer(fragmentOf(unknown, inline, quoted, text(['край']))))).toBe(
      'в кутия|гол|преди @РЗИ|цитат|край',
    )
  })

  test('MI17, WR5: nesting past the limit ends, and every word is read', () => {
    const fragment = fragmentOf(element('bulletList'), paragraph('след'))
    let inner = fragment.get(0) as Y.XmlElement
    for (let level = 0; level < 300; level++) {
      const item = element('listItem', paragraph(`ниво${level}`), element('bulletList'))
      inner.insert(0, [item])
      inner = item.get(1) as Y.XmlElement
    }
    const read = wordsOf(readFormer(fragment))
    expect(read.match(/ниво\d+/g)).toEqual(
      Array.from({ length: 300 }, (_, level) => `ниво${level}`),
    )
    expect(read.endsWith('след')).toBe(true)
    const depthOf = (blocks: readonly NoteBlock[]): number =>
      Math.max(
        0,
        ...blocks.map((block) =>
          block.kind === 'list' ? 1 + Math.max(...block.items.map(depthOf)) : 0,
        ),
      )
    expect(depthOf(readFormer(fragment))).toBe(8)
  })

  test('MI17: no tree of elements makes it throw', () => {
    const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T
    const names = [
      'paragraph',
      'heading',
      'bulletList',
      'orderedList',
      'listItem',
      'hardBreak',
      'table',
      '',
    ]
    const values: unknown[] = [null, 0, -1, 1e9, Number.NaN, '', '3', true, { href: 'x' }, []]
    const marks = ['bold', 'italic', 'link', 'code', 'bold--ab']
    const texts = ['думи', ' ', '\n', '\u0000', '\uD800', 'https://example.org']
    /** Steps of a walk: open an element, close it, or write into it; what is open at the end is closed. */
    const grow = (steps: readonly number[]): Y.XmlFragment => {
      const fragment = fragmentOf()
      let at: (Y.XmlFragment | Y.XmlElement)[] = [fragment]
      for (const step of steps) {
        const parent = at.at(-1) ?? fragment
        const what = step >> 4
        if (step % 4 === 0) at = at.length > 1 ? at.slice(0, -1) : at
        else if (step % 4 === 1)
          parent.insert(parent.length, [
            text([pick(texts, what), { [pick(marks, what)]: pick(values, what) }]),
          ])
        else {
          const made = element(pick(names, what))
          for (const attribute of ['level', 'start'])
            made.setAttribute(attribute, pick(values, what) as string)
          parent.insert(parent.length, [made])
          at = [...at, made]
        }
      }
      return fragment
    }
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { maxLength: 60, size: 'max' }), (steps) => {
        const kinds = readFormer(grow(steps)).map(({ kind }) => kind)
        expect(['paragraph', 'heading', 'list']).toEqual(expect.arrayContaining(kinds))
      }),
      { numRuns: 200 },
    )
  })
})
