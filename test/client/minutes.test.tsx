import { Paper } from '@sedyanka/client/minutes/Paper.tsx'
import { createPaper } from '@sedyanka/client/minutes/create-paper.ts'
import { pageRules } from '@sedyanka/client/minutes/print-pages.ts'
import { reuseBlocks } from '@sedyanka/client/minutes/reuse-blocks.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { render } from '@solidjs/testing-library'
import { Show } from 'solid-js'
import { describe, expect, test, vi } from 'vitest'
import { asId } from '../support/as-id.ts'
import {
  emptyNotes,
  minutesOf,
  plain,
  sampleDocuments,
  textsOf,
  words,
} from '../support/sample-documents.ts'

const paperOf = (documents = sampleDocuments()) => layOutMinutes(minutesOf(documents), words.bg)

/** The words of an element, cell by cell and line by line, in their order. */
const linesOf = (element: Element): string[] =>
  [...element.querySelectorAll('p, h2, h3, h4, th, td')].map((found) => found.textContent ?? '')

describe('the page of the minutes', () => {
  test('MI10: it shows the blocks of the paper in their order, as the document does', () => {
    const paper = paperOf()
    const { container } = render(() => <Paper paper={paper} />)
    const shown = linesOf(container)
    expect(shown).toEqual([...paper.marks, ...textsOf(paper.blocks)])
    expect(container.querySelector('h2')?.textContent).toContain('ПРОЕКТ НА ПРОТОКОЛ')
    expect(container.querySelectorAll('thead')).toHaveLength(6)
    expect(container.querySelector('article')?.lang).toBe('bg-BG')
  })

  test('MI17: notes keep their marks; a dangerous link written past the page is plain text', () => {
    const documents = sampleDocuments()
    emptyNotes(documents.meeting, asId('ag-11-3')).applyDelta([
      { insert: 'важно', attributes: { bold: true, italic: true } },
      { insert: 'тук', attributes: { link: 'https://example.org/' } },
      { insert: 'капан', attributes: { link: 'javascript:alert(1)' } },
    ])
    const { container } = render(() => <Paper paper={paperOf(documents)} />)
    expect(container.querySelector('b > i')?.textContent).toBe('важно')
    const links = [...container.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(links).toEqual(['https://example.org/'])
    expect(container.textContent).toContain('капан')
  })

  test('MI16: a live draft follows the documents and leaves alone what did not change', async () => {
    const documents = sampleDocuments()
    const { container } = render(() => {
      const paper = createPaper(
        () => ({
          board: documents.board,
          meeting: documents.meeting,
          meetingId: documents.meetingId,
        }),
        () => ({ language: 'bg', withNames: false }),
      )
      return <Show when={paper()}>{(drawn) => <Paper paper={drawn()} />}</Show>
    })
    await vi.waitFor(() => expect(plain(container.textContent ?? '')).toContain('РЕШЕНИЕ № 11.2'))
    const title = container.querySelector('h2')
    decisions.set(documents.meeting, asId('dec-11-2'), { text: 'Ново и кратко.' })
    await vi.waitFor(() => expect(container.textContent).toContain('„Ново и кратко.“'), {
      timeout: 5_000,
    })
    expect(container.querySelector('h2')).toBe(title)
  })
})

test('MI16: equal blocks are the same objects again, in the new order, each used once', () => {
  const before = paperOf().blocks
  const next = paperOf().blocks.toReversed()
  const reused = reuseBlocks(before, next)
  expect(reused).toEqual(next)
  expect(new Set(reused).size).toBe(next.length)
  expect(reused.every((block) => before.includes(block))).toBe(true)
})

test('MI10: the printed page counts its pages in words of the dictionary, and no text ends its rules early', () => {
  const rules = pageRules({ ...paperOf(), marks: ['ПРОЕКТ', '"; } body { display: none } /* \\'] })
  expect(rules).toContain('content: "стр. " counter(page) " от " counter(pages) "";')
  expect(rules).toContain('content: "ПРОЕКТ\\a \\"; } body { display: none } /* \\\\";')
})
