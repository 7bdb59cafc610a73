import { styleOf, unwrap } from './dom.ts'

/** Deepest list that notes hold, and the largest number at which one begins. */
const deepest = 8
const largestStart = 9_999

const types: Record<string, string> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
}

const isList = (node: Node | null): node is HTMLElement => /^(UL|OL)$/.test(node?.nodeName ?? '')

/** Google Docs and old pages put a list beside its item instead of into it. */
const putIntoItem = (list: Element, page: Document): void => {
  if (!isList(list.parentElement)) return
  let item = list.previousElementSibling
  if (item?.nodeName !== 'LI') {
    item = page.createElement('li')
    list.before(item)
  }
  item.append(list)
}

const depthOf = (list: Element): number => {
  let depth = 0
  for (let at: Element | null = list; at; at = at.parentElement) if (isList(at)) depth++
  return depth
}

const fitNumbering = (list: Element): void => {
  const item = list.querySelector('li')
  const look = styleOf(list, 'list-style-type') || (item ? styleOf(item, 'list-style-type') : '')
  const written = list.getAttribute('type') ?? ''
  const type = types[look.toLowerCase()] ?? (/^[aAiI]$/.test(written) ? written : '')
  const start = Number(list.getAttribute('start') || Number.NaN)
  for (const { name } of Array.from(list.attributes)) list.removeAttribute(name)
  if (type) list.setAttribute('type', type)
  if (Number.isInteger(start) && start >= 0 && start <= largestStart && start !== 1)
    list.setAttribute('start', String(start))
}

/** Brings lists into the form that notes hold: nested in items, no deeper than they may be, with real numbers. */
export const fitLists = (root: Element, page: Document): void => {
  for (const list of root.querySelectorAll('ul, ol, menu, dir')) putIntoItem(list, page)
  for (const list of [...root.querySelectorAll('ul, ol')].reverse()) {
    if (list.nodeName === 'OL') fitNumbering(list)
    if (depthOf(list) <= deepest) continue
    // Too deep: its items go on as items of the list around.
    const around = list.parentElement?.closest('li')
    const items = [...list.children].filter((child) => child.nodeName === 'LI')
    if (around) around.after(...items)
    list.remove()
  }
  for (const item of root.querySelectorAll('li')) if (!isList(item.parentElement)) unwrap(item)
}
