import { languages } from '@sedyanka/shared/i18n/translate.ts'
import type { Paper } from '@sedyanka/shared/minutes/paper.ts'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { odtContent } from './odt-content.ts'
import { namespaces, odtStyles } from './odt-styles.ts'
import { escapeXml } from '../escape-xml.ts'

export const odtType = 'application/vnd.oasis.opendocument.text'

const metaOf = ({ title, subject, creator, date, language }: Paper): string => {
  const locale = languages.find(({ id }) => id === language)?.locale ?? language
  const entries = [
    ['meta:generator', creator],
    ['dc:title', title],
    ['dc:subject', subject],
    ['meta:initial-creator', creator],
    ['dc:creator', creator],
    ['meta:creation-date', `${date}T00:00:00`],
    ['dc:date', `${date}T00:00:00`],
    ['dc:language', locale],
  ] as const
  const own = entries.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta ${namespaces} office:version="1.3"><office:meta>${own}</office:meta></office:document-meta>`
}

const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${odtType}"/>${[
  'content.xml',
  'styles.xml',
  'meta.xml',
]
  .map(
    (path) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`,
  )
  .join('')}</manifest:manifest>`

/** The earliest time that a zip can hold: the same paper makes the same bytes. In local time on purpose, as zips have it. */
const mtime = new Date(1980, 0, 1)

/** Renders a paper as an OpenDocument text (the bytes of an .odt). */
export const renderOdt = (paper: Paper): Uint8Array<ArrayBuffer> => {
  const files: Zippable = {
    // First and uncompressed: programs look for it at the beginning of the file.
    mimetype: [strToU8(odtType), { level: 0 }],
    'content.xml': strToU8(odtContent(paper)),
    'styles.xml': strToU8(odtStyles(paper)),
    'meta.xml': strToU8(metaOf(paper)),
    'META-INF/manifest.xml': strToU8(manifest),
  }
  return new Uint8Array(zipSync(files, { mtime }))
}
