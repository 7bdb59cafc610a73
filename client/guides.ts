import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Marked } from 'marked'
import type { Plugin } from 'vite'

const folder = join(import.meta.dirname, '../docs/guide')
const prefix = '\0virtual:guide/'

export interface Guide {
  title: string
  /** The text below the title; `{{n}}` stands for the address of picture n. */
  html: string
  /** The files of its pictures, absolute. */
  pictures: string[]
}

/** Width and height of a WebP picture, in pixels (RFC 9649, sections 2.5 and 2.7). Throws on any other kind of file. */
export const sizeOfWebp = (file: string): { width: number; height: number } => {
  const bytes = readFileSync(file)
  const kind = bytes.toString('latin1', 8, 16)
  if (kind === 'WEBPVP8 ')
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  if (kind === 'WEBPVP8X')
    return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  throw new Error(`${file} is no picture in WebP`)
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** Turns a guide of docs/guide into HTML. Its pictures have their size, so that nothing jumps when they come. */
export const readGuide = (file: string): Guide => {
  let title = ''
  const pictures: string[] = []
  const marked = new Marked({
    renderer: {
      heading({ depth, text, tokens }) {
        if (depth > 1) return `<h${depth}>${this.parser.parseInline(tokens)}</h${depth}>\n`
        title = text
        return ''
      },
      image({ href, text }) {
        const { width, height } = sizeOfWebp(join(dirname(file), href))
        pictures.push(join(dirname(file), href))
        const tall = height > width ? ' data-tall' : ''
        return `<img src="{{${pictures.length - 1}}}" alt="${escape(text)}" width="${width}" height="${height}"${tall} loading="lazy">`
      },
    },
  })
  const html = marked.parse(readFileSync(file, 'utf8'), { async: false })
  return { title, html, pictures }
}

/**
 * Gives the page the guides of docs/guide as `virtual:guide/<name>.<language>`. They are text files that anybody can read
 * and translate where the source is; what turns them into HTML runs at build only.
 */
export const guides = (): Plugin => ({
  name: 'guides',
  resolveId: (id) => (id.startsWith(prefix.slice(1)) ? `\0${id}` : null),
  load(id) {
    if (!id.startsWith(prefix)) return null
    const file = join(folder, `${id.slice(prefix.length)}.md`)
    this.addWatchFile(file)
    const { title, html, pictures } = readGuide(file)
    const imports = pictures.map((path, n) => `import p${n} from ${JSON.stringify(path)}`)
    const text = JSON.stringify(html).replace(/\{\{(\d+)\}\}/g, '" + p$1 + "')
    const code = `export const title = ${JSON.stringify(title)}\nexport const html = ${text}\n`
    return { code: [...imports, code].join('\n'), moduleType: 'js' }
  },
})
