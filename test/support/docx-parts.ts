import JSZip from 'jszip'
import { SaxesParser } from 'saxes'

/** The XML of every part of a .docx by its path; each is parsed strictly, and a part that is not XML throws. */
export const docxParts = async (bytes: Uint8Array): Promise<Map<string, string>> => {
  const archive = await JSZip.loadAsync(bytes)
  const parts = new Map<string, string>()
  for (const file of Object.values(archive.files)) {
    if (file.dir || !/\.(xml|rels)$/.test(file.name)) continue
    const xml = await file.async('string')
    parseXml(xml, file.name)
    parts.set(file.name, xml)
  }
  return parts
}

const parseXml = (xml: string, name: string) => {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw new Error(`${name}: ${error.message}`)
  })
  parser.write(xml).close()
}

/** The paragraphs of a part's WordprocessingML in their order, with `\n` for line breaks; empty ones are left out. */
export const paragraphsOf = (xml: string | undefined): string[] => {
  const paragraphs: string[] = []
  const parser = new SaxesParser()
  let paragraph = ''
  let isText = false
  parser.on('opentag', ({ name }) => {
    if (name === 'w:p') paragraph = ''
    if (name === 'w:br') paragraph += '\n'
    isText = name === 'w:t'
  })
  parser.on('text', (text) => {
    if (isText) paragraph += text
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') isText = false
    if (name === 'w:p' && paragraph !== '') paragraphs.push(paragraph)
  })
  parser.write(xml ?? '').close()
  return paragraphs
}
