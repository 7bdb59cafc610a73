import { cleanWords } from '../../../clean-words.ts'
import { isBlock, rename, styleOf, unwrap } from './dom.ts'
import { fitLinks } from './links.ts'
import { fitLists } from './lists.ts'
import { layOutTables } from './tables.ts'
import { makeWordLists } from './word-lists.ts'

const notWords =
  'style, script, noscript, template, title, meta, link, xml, svg, math, object, iframe, img, picture, video, audio, canvas, button, input, select, textarea, map, .msocomanchor'

const isHidden = (element: Element): boolean =>
  /none/i.test(styleOf(element, 'display')) ||
  /all/i.test(styleOf(element, 'mso-hide')) ||
  /comment-list|comment$/i.test(styleOf(element, 'mso-element'))

const dropUnseen = (root: Element): void => {
  for (const element of root.querySelectorAll(notWords)) element.remove()
  for (const element of Array.from(root.querySelectorAll('[style]')))
    if (isHidden(element)) element.remove()
}

const cleanTexts = (root: Element, page: Document): void => {
  const walker = page.createTreeWalker(root, 4 /* texts */ | 128 /* comments */)
  const nodes: Node[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node)
  for (const node of nodes) {
    if (node.nodeType === 8) {
      node.parentNode?.removeChild(node)
      continue
    }
    const isPre = node.parentElement?.closest('pre') !== null
    const words = cleanWords(node.nodeValue ?? '')
    if (!isPre) {
      node.nodeValue = words.replace(/\n/g, ' ')
      continue
    }
    const lines = words
      .replace(/^\n/, '')
      .split('\n')
      .flatMap((line, at) => (at > 0 ? [page.createElement('br'), line] : [line]))
    ;(node as Text).replaceWith(...lines)
  }
}

/** Notes know two sizes of headings; quotations, definitions and fixed letters are paragraphs. */
const fitBlocks = (root: Element): void => {
  for (const heading of root.querySelectorAll('h1')) rename(heading, 'h2')
  for (const heading of root.querySelectorAll('h4, h5, h6')) rename(heading, 'h3')
  for (const block of root.querySelectorAll('pre, dt, dd, caption, figcaption, summary'))
    rename(block, 'p')
  // A heading within an item of a list is a paragraph there.
  for (const heading of root.querySelectorAll('li h2, li h3')) rename(heading, 'p')
  for (const frame of Array.from(root.querySelectorAll('blockquote, center, details, figure, dl')))
    if (isBlock(frame) && ![...frame.children].some(isBlock)) rename(frame, 'p')
    else unwrap(frame)
}

/** Word writes an empty paragraph between paragraphs as one with a space in it. */
const dropEmpty = (root: Element): void => {
  for (const block of Array.from(root.querySelectorAll('p, h2, h3')))
    if ((block.textContent ?? '').replace(/[\s\u00A0]/g, '') === '' && !block.querySelector('br'))
      block.remove()
}

/**
 * Makes what a program put on the clipboard fit for notes, with every word in its order: rows and cells of tables apart,
 * lists as lists, links that lead somewhere, nothing that is not seen. What notes themselves copied stays as it is.
 */
export const cleanHtml = (html: string): string => {
  if (html.includes('data-pm-slice')) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  const root = page.body
  dropUnseen(root)
  makeWordLists(root, page)
  cleanTexts(root, page)
  layOutTables(root, page)
  fitBlocks(root)
  fitLists(root, page)
  fitLinks(root)
  dropEmpty(root)
  return root.innerHTML
}
