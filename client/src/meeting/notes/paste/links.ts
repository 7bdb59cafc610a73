import { isSafeLink } from '@sedyanka/shared/text/safe-link.ts'
import { unwrap } from './dom.ts'

/** Longest address of a link. */
const longest = 2_000

/** Keeps of a link where it leads; one that leads nowhere for others (a bookmark, a file, a script) is its words. */
export const fitLinks = (root: Element): void => {
  for (const link of Array.from(root.querySelectorAll('a'))) {
    const href = (link.getAttribute('href') ?? '').trim()
    const words = (link.textContent ?? '').trim()
    if (!isSafeLink(href) || href.length > longest || words === '') {
      unwrap(link)
      continue
    }
    for (const { name } of Array.from(link.attributes)) link.removeAttribute(name)
    link.setAttribute('href', href)
  }
}
