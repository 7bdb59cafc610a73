import type { PdfFile, PdfValue } from './pdf-file.ts'

/** An element of the structure tree: what it is, and the numbers of its marked contents on their pages. */
export interface Tag {
  kind: string
  attributes: Record<string, PdfValue>[]
  children: Tag[]
  marks: number
}

/** The tags of a document, as a reader of screens walks through them. */
export const tagsOf = (pdf: PdfFile): Tag[] => {
  const read = (value: PdfValue): Tag | null => {
    const node = pdf.dict(value)
    if (typeof node['S'] !== 'string') return null
    const kids = pdf.list(node['K'])
    const children = kids.map(read).filter((child) => child !== null)
    return {
      kind: node['S'].slice(1),
      attributes: pdf.list(node['A']).map((one) => pdf.dict(one)),
      children,
      marks: kids.length - children.length,
    }
  }
  const root = pdf.dict(pdf.catalog['StructTreeRoot'])
  return pdf
    .list(root['K'])
    .map(read)
    .filter((tag) => tag !== null)
}

/** Every tag below these, in order. */
export const allTags = (tags: readonly Tag[]): Tag[] =>
  tags.flatMap((tag) => [tag, ...allTags(tag.children)])

/** The document's outline, by levels. */
export const bookmarksOf = (pdf: PdfFile): { level: number; title: string }[] => {
  const found: { level: number; title: string }[] = []
  const walk = (value: PdfValue | undefined, level: number) => {
    for (let node = pdf.dict(value); node['Title'] !== undefined; node = pdf.dict(node['Next'])) {
      found.push({ level, title: pdf.text(node['Title']) })
      walk(node['First'], level + 1)
    }
  }
  walk(pdf.dict(pdf.catalog['Outlines'])['First'], 1)
  return found
}

const frame = (pdf: PdfFile): string[] => [
  ...(/^%PDF-1\.7[\r\n]+%[\x80-\xFF]{4}/.test(pdf.source) ? [] : ['head']),
  ...(pdf.list(pdf.trailer['ID']).length === 2 ? [] : ['ID']),
  ...('Encrypt' in pdf.trailer ? ['encrypted'] : []),
  ...(/\/(JavaScript|JS|Launch|EmbeddedFile)\b/.test(pdf.source)
    ? ['runs or holds something']
    : []),
]

const metadata = (pdf: PdfFile): string[] => {
  const stream = pdf.dict(pdf.catalog['Metadata'])
  const xmp = Buffer.from(pdf.stream(pdf.catalog['Metadata']), 'latin1').toString('utf8')
  const info = pdf.dict(pdf.trailer['Info'])
  const declared = new Set([...xmp.matchAll(/<pdfaSchema:prefix>([^<]+)</g)].map(([, one]) => one))
  // Those that PDF/A-2 knows by itself.
  const known = 'dc xmp xmpMM xmpTPg stEvt pdf pdfaid pdfaExtension pdfaSchema pdfaProperty'.split(
    ' ',
  )
  const used = new Set(
    [...xmp.matchAll(/<([a-zA-Z]+):[a-zA-Z]+[\s>/]/g)]
      .map(([, prefix = '']) => prefix)
      .filter((prefix) => prefix !== 'rdf' && prefix !== 'x' && prefix !== 'stRef'),
  )
  return [
    ...('Filter' in stream ? ['packed metadata'] : []),
    ...(/<pdfaid:part>2</.test(xmp) && /<pdfaid:conformance>A</.test(xmp)
      ? []
      : ['not said to be PDF/A-2a']),
    ...(/<pdfuaid:part>1</.test(xmp) ? [] : ['not said to be PDF/UA-1']),
    ...(pdf.text(info['Title']) !== '' && xmp.includes(`>${pdf.text(info['Title'])}<`)
      ? []
      : ['another title']),
    ...[...used]
      .filter((one) => !known.includes(one) && !declared.has(one))
      .map((one) => `undeclared ${one}`),
  ]
}

const colours = (pdf: PdfFile): string[] => {
  const [intent] = pdf.list(pdf.catalog['OutputIntents']).map((one) => pdf.dict(one))
  const isProfile = pdf.stream(intent?.['DestOutputProfile']).slice(36, 40) === 'acsp'
  return intent?.['S'] === '/GTS_PDFA1' && isProfile ? [] : ['colours of no profile']
}

const reading = (pdf: PdfFile): string[] => [
  ...(pdf.dict(pdf.catalog['MarkInfo'])['Marked'] === true ? [] : ['untagged']),
  ...(pdf.text(pdf.catalog['Lang']) === '' ? ['no language'] : []),
  ...(pdf.dict(pdf.catalog['ViewerPreferences'])['DisplayDocTitle'] === true
    ? []
    : ['shows no title']),
  ...pdf.pages.flatMap((page, at) =>
    page['Tabs'] === '/S' ? [] : [`page ${at + 1}: no order of links`],
  ),
]

const structure = (pdf: PdfFile): string[] => {
  const tags = allTags(tagsOf(pdf))
  const faults = tags
    .filter(
      ({ kind, attributes }) =>
        kind === 'TH' && !attributes.some((one) => one['Scope'] === '/Column'),
    )
    .map(() => 'a head of nothing')
  let last = 0
  for (const { kind } of tags) {
    const level = Number(/^H(\d)$/.exec(kind)?.[1])
    if (Number.isNaN(level)) continue
    if (level > last + 1) faults.push(`H${last} before H${level}`)
    last = level
  }
  return faults
}

/** Everything that is painted is either tagged or said to be no content. */
const contents = (pdf: PdfFile): string[] =>
  pdf.pages.flatMap((page, at) => {
    const bare = pdf
      .list(page['Contents'])
      .map((one) => pdf.stream(one))
      .join('\n')
      .replace(/<[0-9A-Fa-f\s]*>|\((?:\\[\s\S]|[^\\()])*\)/g, '()')
    let [depth, outside] = [0, 0]
    for (const [word] of bare.matchAll(
      /(?<![/\w])(BDC|BMC|EMC|Tj|TJ|S|s|f\*?|F|B\*?|b\*?|Do|sh)(?![\w*])/g,
    )) {
      if (word === 'BDC' || word === 'BMC') depth++
      else if (word === 'EMC') depth--
      else if (depth === 0) outside++
    }
    return outside + Math.abs(depth) === 0
      ? []
      : [`page ${at + 1}: ${outside} painted outside of the tags`]
  })

const fonts = (pdf: PdfFile): string[] =>
  pdf.numbers.flatMap((number) => {
    const font = pdf.dict({ ref: number })
    if (font['Type'] === '/FontDescriptor')
      return 'FontFile2' in font || 'FontFile3' in font ? [] : ['a font that is not in the file']
    if (font['Subtype'] !== '/Type0') return []
    const map = pdf.stream(font['ToUnicode'])
    if (map === '') return ['a font without letters']
    const letters = [...map.matchAll(/<[0-9A-F]+>\s+<([0-9A-F]+)>/gi)].map(([, hex]) => hex)
    return letters.some((hex) => hex === '0000' || /^FEFF|^FFFE/i.test(hex ?? ''))
      ? ['letters that are none']
      : []
  })

const links = (pdf: PdfFile): string[] =>
  pdf.pages.flatMap((page) =>
    pdf
      .list(page['Annots'])
      .map((one) => pdf.dict(one))
      .filter(
        (one) =>
          (Number(one['F']) & 4) === 0 ||
          pdf.text(one['Contents']) === '' ||
          !('StructParent' in one),
      )
      .map(() => 'a link that is not for everybody'),
  )

/** What speaks against a file being PDF/A-2a and PDF/UA-1, as far as its bytes show; nothing: []. */
export const faultsOf = (pdf: PdfFile): string[] =>
  [frame, metadata, colours, reading, structure, contents, fonts, links].flatMap((check) =>
    check(pdf),
  )
