/** Elements that begin a line of their own. */
const blocks =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|CAPTION|CENTER|DD|DETAILS|DIV|DL|DT|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|SUMMARY|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL)$/

export const isBlock = (node: Node): node is HTMLElement => blocks.test(node.nodeName)

/** Takes an element away and leaves what is in it. */
export const unwrap = (element: Element): void => element.replaceWith(...element.childNodes)

/** Makes an element anew under another name, with what is in it. */
export const rename = (element: Element, name: string): HTMLElement => {
  const made = element.ownerDocument.createElement(name)
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}

/** What the `style` attribute says about one property; Word's own properties are known to no browser. */
export const styleOf = (element: Element, property: string): string =>
  new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]*)`, 'i')
    .exec(element.getAttribute('style') ?? '')?.[1]
    ?.trim() ?? ''

/** What stands in one line: the blocks within become words with a space between. */
export const inlineContent = (element: Element): Node[] => {
  const found: Node[] = []
  const gap = () => {
    if (found.length > 0) found.push(element.ownerDocument.createTextNode(' '))
  }
  for (const child of Array.from(element.childNodes)) {
    if (child.nodeName === 'BR') gap()
    else if (isBlock(child)) {
      gap()
      found.push(...inlineContent(child))
    } else if (child instanceof Element && [...child.querySelectorAll('*')].some(isBlock)) {
      found.push(...inlineContent(child))
    } else found.push(child)
  }
  return found
}
