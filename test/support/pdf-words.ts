import { operatorsOf, type PdfFile, type PdfValue } from './pdf-file.ts'

type Dict = Record<string, PdfValue>

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** The letters of a font's glyphs, by their numbers. */
const lettersOf = (pdf: PdfFile, font: PdfValue | undefined): Map<number, string> => {
  const map = pdf.stream(pdf.dict(font)['ToUnicode'])
  const letters = new Map<number, string>()
  for (const [, part = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of part.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi))
      letters.set(parseInt(glyph, 16), utf16(text))
  for (const [, part = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', text = ''] of part.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi,
    ))
      for (let at = parseInt(from, 16); at <= parseInt(to, 16); at++)
        letters.set(
          at,
          utf16((parseInt(text, 16) + at - parseInt(from, 16)).toString(16).padStart(4, '0')),
        )
  return letters
}

const glyphsIn = (value: PdfValue): string =>
  Array.isArray(value)
    ? value.map(glyphsIn).join('')
    : typeof value === 'object' && value !== null && 'text' in value
      ? value.text
      : ''

/** The words of each marked content of a page. */
const wordsOfPage = (pdf: PdfFile, page: Dict): Map<number, string> => {
  const resources = pdf.dict(page['Resources'])
  const fonts = new Map(
    Object.entries(pdf.dict(resources['Font'])).map(([name, font]) => [
      `/${name}`,
      lettersOf(pdf, font),
    ]),
  )
  const properties = pdf.dict(resources['Properties'])
  const words = new Map<number, string>()
  /** What is open around: its number, or what is said in the place of what is painted. */
  const open: { mark: number | null; actual: string | null }[] = []
  let letters: Map<number, string> | undefined
  const say = (text: string) => {
    const mark = open.findLast((one) => one.mark !== null)?.mark ?? null
    if (mark !== null) words.set(mark, (words.get(mark) ?? '') + text)
  }
  const source = pdf
    .list(page['Contents'])
    .map((one) => pdf.stream(one))
    .join('\n')
  for (const [operator, ...about] of operatorsOf(source)) {
    const last = about.at(-1) ?? null
    if (operator === 'Tf') letters = fonts.get(String(about[0]))
    else if (operator === 'BMC') open.push({ mark: null, actual: null })
    else if (operator === 'BDC') {
      const said = typeof last === 'string' ? pdf.dict(properties[last.slice(1)]) : pdf.dict(last)
      const mark = said['MCID'] === undefined ? null : Number(said['MCID'])
      const actual = said['ActualText'] === undefined ? null : pdf.text(said['ActualText'])
      open.push({ mark, actual })
      if (actual !== null) say(actual)
    } else if (operator === 'EMC') open.pop()
    else if (operator === 'Tj' || operator === 'TJ') {
      if (open.some(({ actual }) => actual !== null)) continue
      const glyphs = Buffer.from(glyphsIn(last), 'latin1')
      for (let at = 0; at + 1 < glyphs.length; at += 2)
        say(letters?.get(glyphs.readUInt16BE(at)) ?? '')
    }
  }
  return words
}

/** What a reader of screens says of a document: the words in the order of its tags, a tag of text on a line. */
export const wordsOfPdf = (pdf: PdfFile): string => {
  const pages = new Map<number, Map<number, string>>()
  const pageOf = (value: PdfValue | undefined): number | null =>
    typeof value === 'object' && value !== null && 'ref' in value ? value.ref : null
  const wordsAt = (page: number | null, mark: number): string => {
    if (page === null) return ''
    const known = pages.get(page) ?? wordsOfPage(pdf, pdf.dict({ ref: page }))
    pages.set(page, known)
    return known.get(mark) ?? ''
  }
  const walk = (value: PdfValue, page: number | null): string => {
    if (typeof value === 'number') return wordsAt(page, value)
    const node = pdf.dict(value)
    const own = pageOf(node['Pg']) ?? page
    if (typeof node['MCID'] === 'number') return wordsAt(own, node['MCID'])
    const words = pdf
      .list(node['K'])
      .map((kid) => walk(kid, own))
      .join('')
    return /^\/(P|H\d|TH|TD|LI|Title)$/.test(String(node['S'])) ? `${words}\n` : words
  }
  return pdf
    .list(pdf.dict(pdf.catalog['StructTreeRoot'])['K'])
    .map((kid) => walk(kid, null))
    .join('\n')
}
