import { readableLines, wordsForField } from '@sedyanka/client/clean-words.ts'
import { cleanHtml } from '@sedyanka/client/meeting/notes/paste/clean-html.ts'
import { readListMark } from '@sedyanka/client/meeting/notes/paste/list-marks.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const read = (name: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures/clipboard', name), 'utf8')

/** The blocks of cleaned HTML, one a line: kind, how deep in lists, how those count, and the words. */
const outline = (html: string): string[] => {
  const root = new DOMParser().parseFromString(html, 'text/html').body
  const found: string[] = []
  const walk = (node: Element, indent: string) => {
    let inline = ''
    const flush = () => {
      const words = inline.replace(/[ \n\u00A0]+/g, ' ').trim()
      if (words !== '') found.push(`${indent}${words}`)
      inline = ''
    }
    for (const child of Array.from(node.childNodes)) {
      if (!(child instanceof Element)) inline += child.nodeValue ?? ''
      else if (/^(UL|OL)$/.test(child.nodeName)) {
        flush()
        const type = child.getAttribute('type') ?? (child.nodeName === 'OL' ? '1' : '•')
        const start = child.getAttribute('start')
        for (const item of Array.from(child.children))
          walk(item, `${indent}${type}${start ? `@${start}` : ''} `)
      } else if (/^(P|DIV|H2|H3|SECTION|LI)$/.test(child.nodeName)) {
        flush()
        walk(child, child.nodeName.startsWith('H') ? `${indent}${child.nodeName} ` : indent)
      } else if (child.nodeName === 'BR') inline += '/'
      else if (child.nodeName === 'A')
        inline += `[${child.textContent}](${child.getAttribute('href')})`
      else if (
        /^(B|SPAN|STRONG|I|EM|GOOGLE-SHEETS-HTML-ORIGIN)$/.test(child.nodeName) &&
        child.querySelector('p, ul, ol')
      ) {
        flush()
        walk(child, indent)
      } else {
        for (const end of child.querySelectorAll('br')) end.replaceWith('/')
        inline += child.textContent ?? ''
      }
    }
    flush()
  }
  walk(root, '')
  return found
}
const pasted = (name: string) => outline(cleanHtml(read(name)))

describe('what is pasted into notes', () => {
  test('WR34: Excel: rows and cells stay apart, merged cells keep their columns (W6)', () => {
    expect(pasted('excel.html')).toEqual([
      'Община | Легла | Заети',
      'Казанлък | 12 | 30,50',
      'Опан | | 4',
      'Мъглиж | 1 | 2',
      '| 3 | 4',
    ])
  })

  test('WR34: Google Sheets: rows and cells stay apart (W6)', () => {
    expect(pasted('google-sheets.html')).toEqual([
      'Казанлък | 12 | 30',
      'Гурково (с. Паничерево) | 7 | [списък](https://example.org/list)',
    ])
  })

  test('WR35: Word: its lists are lists and count as there, its tables are lines, comments are no words', () => {
    expect(pasted('word.html')).toEqual([
      'H2 Доклад',
      'Наличности към 24. ноември – J. Brown (IOM) идва в 10.',
      '• Легла',
      '• • в Казанлък',
      '• Завивки',
      'По ред:',
      'I Общо',
      'I Подробно',
      'I a@2 по общини',
      'а) с буква на кирилица',
      'Казанлък | 12 легла и 3 дивана',
      '[Списък](https://example.org/a) и бележка, файл.',
    ])
  })

  test('WR34: Outlook: a table that lays out the letter is no table', () => {
    expect(pasted('outlook.html')).toEqual([
      'Здравейте, колеги,',
      'Пращам местата.',
      'From: Иван Петров <ivan@example.org> /Sent: Monday, November 24, 2025 9:12 AM/Subject: Места',
      'Първи ред на писмото.',
      'Втори ред.',
      'Подпис',
    ])
  })

  test('WR35: PowerPoint: bullets and levels of a slide', () => {
    expect(pasted('powerpoint.html')).toEqual(['• Легла', '• • в Казанлък', 'Без водач'])
  })

  test('WR35: Google Docs: lists within lists, Roman and lettered', () => {
    expect(pasted('google-docs.html').filter((line) => line !== '/')).toEqual([
      'Наличности: 12 легла',
      'I Общо',
      'I a по общини',
      'I Подробно',
    ])
  })

  test('WR36: web pages: what notes cannot hold is made fit, what is not seen does not come (W7)', () => {
    const deep = '• '.repeat(8)
    expect(pasted('web-page.html')).toEqual([
      'H2 Новини',
      'Пунктът е отворен.',
      'H3 Часове',
      'Всеки ден/от 9',
      'ред 1/ред 2',
      '1 едно',
      '1 две',
      ...['а', 'б', 'в', 'г', 'д', 'е', 'ж'].map((words, at) => `${'• '.repeat(at + 1)}${words}`),
      `${deep}з`,
      `${deep}и`,
      `${deep}к`,
      '[добре](https://example.org/x)Край. лошо',
    ])
    expect(cleanHtml(read('web-page.html'))).not.toMatch(/script|onclick|title=|start=""|скрито/)
  })

  test('WR36: what notes copied themselves stays as it is', () => {
    const own = '<ul data-pm-slice="3 3 []"><li><p>едно</p></li></ul>'
    expect(cleanHtml(own)).toBe(own)
  })

  test.each([
    ['•', null, { type: null, number: 1 }],
    ['1.', null, { type: '1', number: 1 }],
    ['12)', null, { type: '1', number: 12 }],
    ['iv.', null, { type: 'i', number: 4 }],
    ['IX.', null, { type: 'I', number: 9 }],
    ['c)', null, { type: 'a', number: 3 }],
    ['i)', { type: 'a', number: 8 } as const, { type: 'a', number: 9 }],
    ['i)', null, { type: 'i', number: 1 }],
    ['1.1.', null, null],
    ['а)', null, null],
  ] as const)('WR35: the mark „%s“', (mark, before, expected) => {
    expect(readListMark(mark, before)).toEqual(expected)
  })
})

describe('pasted plain text', () => {
  test('WR37: PDF and Viber: every letter as it was, unseen marks gone (W8)', () => {
    expect(readableLines(read('pdf.txt'))).toEqual([
      'Настаняване на хора',
      'J. Brown (IOM) идва в 10',
      '24. ноември',
      '',
      '• първа точка',
      '',
    ])
    expect(readableLines(read('viber.txt'))).toEqual([
      '[24.11.2025 г., 10:12] Олена: Имаме 3 легла',
      '[24.11.2025 г., 10:13] Иван: 1. Казанлък',
      '2. Опан тел.',
      '',
    ])
    expect(readableLines('👩‍👩‍👧 \uD83D край')).toEqual(['👩‍👩‍👧  край'])
  })

  test('WR34: cells stay apart in a field too, rows in one line', () => {
    expect(wordsForField(read('excel.txt'), true)).toBe('Казанлък | 12 | 30\nОпан |  | 4')
    expect(wordsForField(read('excel.txt'), false)).toBe('Казанлък | 12 | 30; Опан |  | 4')
    expect(wordsForField('Първи ред\r\nвтори ред', false)).toBe('Първи ред втори ред')
    expect(wordsForField('•\tточка', false)).toBe('• точка')
  })
})
