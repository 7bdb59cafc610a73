import type { Paper } from '@sedyanka/shared/minutes/paper.ts'
import { type Accessor, createEffect, onCleanup } from 'solid-js'

/** A string of CSS: quotes, backslashes and line ends escaped. */
const cssString = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\a ')}"`

/** The printed page: its margins, the marks above, “стр. X от Y” below. */
export const pageRules = ({ marks, footer: [before, between, after] }: Paper): string => {
  const font = `font: 9pt 'Times New Roman', 'Liberation Serif', serif;`
  const number = `${cssString(before)} counter(page) ${cssString(between)} counter(pages) ${cssString(after)}`
  return `@page {
    size: A4 portrait;
    margin: 22mm 20mm 20mm 25mm;
    @top-right { content: ${cssString(marks.join('\n'))}; white-space: pre-line; text-align: right; ${font} }
    @bottom-center { content: ${number}; ${font} }
  }`
}

/** Whether the browser prints what stands in the margins; where it does not, the marks stand above the text alone. */
export const printsMargins = (): boolean => 'CSSMarginRule' in window

/** Dresses the printed pages for as long as the component lives. */
export const createPrintPages = (paper: Accessor<Paper | null>): void => {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  createEffect(() => {
    const current = paper()
    sheet.replaceSync(current ? pageRules(current) : '')
  })
  onCleanup(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  })
}
