import { styleOf } from './dom.ts'
import { type ListMark, readListMark } from './list-marks.ts'

/** A paragraph of Word or PowerPoint that is an item of a list. */
interface Item {
  paragraph: Element
  /** From 1. */
  level: number
  mark: ListMark
}

const levelOf = (paragraph: Element): number => {
  const list = styleOf(paragraph, 'mso-list')
  const level = Number(/level(\d)/.exec(list)?.[1] ?? 0)
  if (level > 0) return level
  const isHeadOfLevel = /MsoListBullet(\d)|MsoListNumber(\d)/.exec(paragraph.className)
  return Number(isHeadOfLevel?.[1] ?? isHeadOfLevel?.[2] ?? 1)
}

/** The element in which Word puts bullet or number, for programs that know no lists; PowerPoint has a name of its own. */
const markOf = (paragraph: Element): Element | null =>
  [...paragraph.querySelectorAll('span')].find(
    (span) =>
      /ignore/i.test(styleOf(span, 'mso-list')) ||
      styleOf(span, 'mso-special-format').startsWith('bullet') ||
      styleOf(span, 'mso-special-format').startsWith('numbullet'),
  ) ?? null

const slideLevel = (paragraph: Element): number => {
  const name = /(?:^|\s)O(\d?)(?:\s|$)/.exec(paragraph.className)
  return name ? Number(name[1] || 0) + 1 : 1
}

const readItem = (paragraph: Element, before: Map<number, ListMark>): Item | null => {
  const mark = markOf(paragraph)
  if (!mark) return null
  const level = styleOf(paragraph, 'mso-list') ? levelOf(paragraph) : slideLevel(paragraph)
  const words = (mark.textContent ?? '').replace(/[\s\u00A0]+/g, '')
  const read = readListMark(words, before.get(level) ?? null)
  if (read) {
    mark.remove()
    return { paragraph, level: Math.min(level, 8), mark: read }
  }
  // It stays in front of the words as it looks: “1.1. …”, “а) …”.
  mark.replaceWith(`${words} `)
  return null
}

/** Makes lists of the paragraphs with which Word, Outlook and PowerPoint write them; they look as they looked there. */
export const makeWordLists = (root: Element, page: Document): void => {
  const paragraphs = [...root.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6')].filter(
    (element) => element.querySelector('p, div') === null,
  )
  let open: { list: Element; level: number; mark: ListMark }[] = []
  let last: Element | null = null
  const seen = new Map<number, ListMark>()
  for (const paragraph of paragraphs) {
    const item = readItem(paragraph, seen)
    if (!item) continue
    const follows = last !== null && nextOf(last) === paragraph
    if (!follows) open = []
    while ((open.at(-1)?.level ?? 0) > item.level) open.pop()
    const around = open.at(-1)
    const goesOn =
      around?.level === item.level &&
      around.mark.type === item.mark.type &&
      (item.mark.type === null || item.mark.number === around.mark.number + 1)
    if (!goesOn) {
      if (around?.level === item.level) open.pop()
      const list = page.createElement(item.mark.type === null ? 'ul' : 'ol')
      if (item.mark.type && item.mark.type !== '1') list.setAttribute('type', item.mark.type)
      if (item.mark.number !== 1) list.setAttribute('start', String(item.mark.number))
      const parent = open.at(-1)?.list.lastElementChild
      if (parent) parent.append(list)
      else if (follows && last) topOf(last, root).after(list)
      else paragraph.before(list)
      open.push({ list, level: item.level, mark: item.mark })
    }
    const now = open.at(-1)
    if (!now) continue
    now.mark = item.mark
    seen.set(item.level, item.mark)
    const made = page.createElement('li')
    const words = page.createElement('p')
    words.append(...paragraph.childNodes)
    trimStart(words)
    made.append(words)
    now.list.append(made)
    last = made
    const next = paragraph.nextElementSibling
    paragraph.remove()
    nexts.set(made, next)
  }
}

const nexts = new WeakMap<Element, Element | null>()
const nextOf = (element: Element): Element | null => nexts.get(element) ?? null

/** The outermost list that holds an item. */
const topOf = (item: Element, root: Element): Element => {
  let top = item
  for (let at = item.parentElement; at && at !== root; at = at.parentElement)
    if (/^(UL|OL)$/.test(at.nodeName)) top = at
  return top
}

const trimStart = (element: Element): void => {
  const walker = element.ownerDocument.createTreeWalker(element, 4)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    node.nodeValue = (node.nodeValue ?? '').replace(/^[\s\u00A0]+/, '')
    if (node.nodeValue !== '') return
  }
}
