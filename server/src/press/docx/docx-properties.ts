import { languages } from '@sedyanka/shared/i18n/translate.ts'
import type { Paper } from '@sedyanka/shared/minutes/paper.ts'
import { escapeXml } from '../escape-xml.ts'

/**
 * What the document says of itself. Written here because the library knows no language and takes the moment of the
 * download for that of the document.
 */
export const coreProperties = ({ title, subject, creator, date, language }: Paper) => {
  const locale = languages.find(({ id }) => id === language)?.locale ?? language
  const said = [
    ['dc:title', title],
    ['dc:subject', subject],
    ['dc:creator', creator],
    ['cp:lastModifiedBy', creator],
    ['dc:language', locale],
  ] as const
  const own = said.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join('')
  const times = (['created', 'modified'] as const)
    .map((name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`)
    .join('')
  return {
    path: 'docProps/core.xml',
    data: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${own}${times}</cp:coreProperties>`,
  }
}
