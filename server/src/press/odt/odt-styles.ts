import type { Paper } from '@sedyanka/shared/minutes/paper.ts'
import { odtText } from './odt-text.ts'

export const namespaces = [
  ['office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
  ['style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
  ['text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
  ['table', 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'],
  ['fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['svg', 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'],
  ['meta', 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ')

const keep = 'fo:keep-with-next="always"'
const centre = 'fo:text-align="center"'
const bold = 'fo:font-weight="bold"'
const space = (above: number, below: number): string =>
  `fo:margin-top="${above}pt" fo:margin-bottom="${below}pt"`

interface Style {
  name: string
  /** Of the paragraph, and of its letters. */
  paragraph?: string
  text?: string
  parent?: string
  outline?: number
}

const paragraphStyles: Style[] = [
  { name: 'Letterhead', paragraph: `${centre} ${keep} ${space(0, 0)}`, text: bold },
  { name: 'Registry', paragraph: `${keep} ${space(12, 4)}` },
  { name: 'Approval', paragraph: `fo:text-align="end" ${keep}`, text: bold },
  {
    name: 'Title',
    paragraph: `${centre} ${keep} ${space(18, 6)}`,
    text: `${bold} fo:font-size="14pt"`,
  },
  { name: 'Subtitle', paragraph: `${centre} ${space(0, 10)}` },
  { name: 'Heading', paragraph: keep, text: bold },
  {
    name: 'Heading_20_1',
    parent: 'Heading',
    outline: 1,
    paragraph: `${centre} ${keep} ${space(16, 6)}`,
  },
  {
    name: 'Annex',
    parent: 'Heading_20_1',
    outline: 1,
    paragraph: `${centre} ${keep} ${space(0, 6)} fo:break-before="page"`,
  },
  { name: 'Heading_20_2', parent: 'Heading', outline: 2, paragraph: `${keep} ${space(14, 4)}` },
  { name: 'Heading_20_3', parent: 'Heading', outline: 3, paragraph: `${keep} ${space(6, 3)}` },
  { name: 'Label', paragraph: keep, text: bold },
  { name: 'Decision', paragraph: `${keep} fo:keep-together="always"` },
  { name: 'Kept', paragraph: `fo:text-align="justify" ${keep}` },
  { name: 'Body', paragraph: 'fo:text-align="justify"' },
  { name: 'Signature', paragraph: `${keep} ${space(24, 0)}`, text: bold },
  {
    name: 'Signer',
    paragraph: `${keep} ${space(0, 0)}`,
    text: 'fo:font-size="10pt" fo:font-style="italic"',
  },
  {
    name: 'Signing_20_organisation',
    paragraph: space(0, 0),
    text: 'fo:font-size="10pt"',
  },
  { name: 'Cell', paragraph: space(0, 0), text: 'fo:font-size="10pt"' },
  { name: 'Number', parent: 'Cell', paragraph: 'fo:text-align="end"' },
  { name: 'Head', parent: 'Cell', paragraph: centre, text: bold },
  { name: 'Mark', paragraph: `fo:text-align="end" ${space(0, 0)}`, text: 'fo:font-size="10pt"' },
  { name: 'Draft', parent: 'Mark', text: bold },
  { name: 'Footer', paragraph: `${centre} ${space(0, 0)}`, text: 'fo:font-size="10pt"' },
]

const styleXml = ({ name, paragraph, text, parent = 'Standard', outline }: Style): string =>
  `<style:style style:name="${name}" style:display-name="${name.replaceAll('_20_', ' ')}" style:family="paragraph" style:parent-style-name="${parent}"` +
  `${outline === undefined ? '' : ` style:default-outline-level="${outline}"`}>` +
  (paragraph === undefined ? '' : `<style:paragraph-properties ${paragraph}/>`) +
  (text === undefined ? '' : `<style:text-properties ${text}/>`) +
  '</style:style>'

const countries = { bg: 'BG', en: 'GB', uk: 'UA' } as const

const footerOf = ({ footer: [before, between, after] }: Paper): string =>
  `<style:footer><text:p text:style-name="Footer">${odtText(before)}<text:page-number text:select-page="current">1</text:page-number>` +
  `${odtText(between)}<text:page-count>1</text:page-count>${odtText(after)}</text:p></style:footer>`

const headerOf = ({ marks }: Paper): string => {
  if (marks.length === 0) return ''
  const lines = marks.map(
    (mark, index) =>
      `<text:p text:style-name="${index === 0 ? 'Draft' : 'Mark'}">${odtText(mark)}</text:p>`,
  )
  return `<style:header>${lines.join('')}</style:header>`
}

/** `styles.xml`: A4, Times New Roman 12, the marks above and the number of the page below. */
export const odtStyles = (paper: Paper): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles ${namespaces} office:version="1.3"><office:font-face-decls><style:font-face style:name="Times New Roman" svg:font-family="'Times New Roman'" style:font-family-generic="roman" style:font-pitch="variable"/></office:font-face-decls><office:styles><style:default-style style:family="paragraph"><style:paragraph-properties ${space(0, 4)} fo:orphans="2" fo:widows="2"/><style:text-properties style:font-name="Times New Roman" fo:font-size="12pt" fo:language="${paper.language}" fo:country="${countries[paper.language]}"/></style:default-style><style:style style:name="Standard" style:family="paragraph"/>${paragraphStyles.map(styleXml).join('')}<style:style style:name="Bold" style:family="text"><style:text-properties ${bold}/></style:style><style:style style:name="Italic" style:family="text"><style:text-properties fo:font-style="italic"/></style:style><style:style style:name="BoldItalic" style:family="text"><style:text-properties ${bold} fo:font-style="italic"/></style:style></office:styles><office:automatic-styles><style:page-layout style:name="Sheet"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" style:print-orientation="portrait" fo:margin-top="10mm" fo:margin-bottom="10mm" fo:margin-left="25mm" fo:margin-right="20mm"/><style:header-style><style:header-footer-properties fo:min-height="10mm" fo:margin-bottom="3mm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="3mm"/></style:footer-style></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Sheet">${headerOf(paper)}${footerOf(paper)}</style:master-page></office:master-styles></office:document-styles>`
