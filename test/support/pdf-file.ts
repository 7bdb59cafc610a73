import { inflateSync } from 'node:zlib'

/** A PDF's values: names with their slash, strings as `text`, references as `ref`. */
export type PdfValue =
  | number
  | boolean
  | null
  | string
  | { text: string }
  | { ref: number }
  | PdfValue[]
  | PdfDict
export interface PdfDict {
  dict: Record<string, PdfValue>
  /** Of a stream, as it is stored. */
  raw?: string
}

const white = /[\0\t\n\f\r ]/
const ends = /[\0\t\n\f\r ()<>[\]{}/%]/

/** Reads values out of a PDF's text, one character a byte. */
class Reader {
  at: number
  private readonly source: string
  constructor(source: string, at: number) {
    this.source = source
    this.at = at
  }
  skip(): void {
    for (;;) {
      while (white.test(this.source[this.at] ?? '')) this.at++
      if (this.source[this.at] !== '%') return
      while (!/[\r\n]/.test(this.source[this.at] ?? '\n')) this.at++
    }
  }
  token(): string {
    this.skip()
    const from = this.at
    while (this.at < this.source.length && !ends.test(this.source[this.at] ?? ' ')) this.at++
    return this.source.slice(from, this.at)
  }
  value(): PdfValue {
    this.skip()
    const [first, second] = [this.source[this.at], this.source[this.at + 1]]
    if (first === '/') {
      this.at++
      return `/${this.token().replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))}`
    }
    if (first === '(') return { text: this.literal() }
    if (first === '<' && second === '<') return this.dictionary()
    if (first === '<') {
      const end = this.source.indexOf('>', this.at)
      const hex = this.source.slice(this.at + 1, end).replace(/\s/g, '')
      this.at = end + 1
      return { text: Buffer.from(hex, 'hex').toString('latin1') }
    }
    if (first === '[') {
      this.at++
      const list: PdfValue[] = []
      for (this.skip(); this.source[this.at] !== ']'; this.skip()) list.push(this.value())
      this.at++
      return list
    }
    const word = this.token()
    const reference = /^ (\d+) R(?![A-Za-z])/.exec(this.source.slice(this.at, this.at + 12))
    if (/^\d+$/.test(word) && reference) {
      this.at += reference[0].length
      return { ref: Number(word) }
    }
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    if (word === '' || Number.isNaN(Number(word)))
      throw new Error(`no value at ${this.at}: ${this.source.slice(this.at, this.at + 20)}`)
    return Number(word)
  }
  private literal(): string {
    const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
    let [text, depth] = ['', 0]
    for (;;) {
      const sign = this.source[this.at++] ?? ''
      if (sign === '\\') {
        const octal = /^[0-7]{1,3}/.exec(this.source.slice(this.at, this.at + 3))?.[0]
        if (octal !== undefined) {
          text += String.fromCharCode(parseInt(octal, 8))
          this.at += octal.length
        } else {
          const next = this.source[this.at++] ?? ''
          text += escapes[next] ?? next
        }
        continue
      }
      if (sign === '(' && depth++ === 0) continue
      if (sign === ')' && --depth === 0) return text
      text += sign
    }
  }
  private dictionary(): PdfDict {
    this.at += 2
    const dict: Record<string, PdfValue> = {}
    for (this.skip(); this.source[this.at] !== '>'; this.skip()) {
      const name = this.value()
      dict[String(name).slice(1)] = this.value()
    }
    this.at += 2
    return { dict }
  }
}

/** The operators of a page's contents, each behind what it is about. */
export function* operatorsOf(source: string): Generator<[operator: string, ...about: PdfValue[]]> {
  const reader = new Reader(source, 0)
  let about: PdfValue[] = []
  for (reader.skip(); reader.at < source.length; reader.skip())
    if (/[/(<[\d+.-]/.test(source[reader.at] ?? '')) about.push(reader.value())
    else {
      yield [reader.token(), ...about]
      about = []
    }
}

/** A PDF with a plain cross-reference table, opened to be looked into. */
export class PdfFile {
  readonly source: string
  readonly trailer: Record<string, PdfValue>
  private readonly places = new Map<number, number>()

  constructor(bytes: Uint8Array) {
    this.source = Buffer.from(bytes).toString('latin1')
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.source)?.[1])
    const [head, first = '', count = ''] =
      /^xref\s+(\d+) (\d+)\s+/.exec(this.source.slice(start, start + 40)) ?? []
    if (head === undefined) throw new Error('no table of objects where startxref points')
    for (let index = 0; index < Number(count); index++) {
      const from = start + head.length + 20 * index
      const entry = this.source.slice(from, from + 20)
      if (entry[17] === 'n') this.places.set(Number(first) + index, Number(entry.slice(0, 10)))
    }
    const reader = new Reader(this.source, this.source.indexOf('trailer', start) + 7)
    this.trailer = (reader.value() as PdfDict).dict
  }
  get numbers(): number[] {
    return [...this.places.keys()]
  }
  object(number: number): PdfValue {
    const place = this.places.get(number)
    if (place === undefined) return null
    const reader = new Reader(this.source, place)
    const head = [reader.token(), reader.token(), reader.token()].join(' ')
    if (head !== `${number} 0 obj`) throw new Error(`not object ${number} at ${place}: ${head}`)
    const value = reader.value()
    reader.skip()
    if (!this.source.startsWith('stream', reader.at)) return value
    const from = reader.at + (this.source.startsWith('stream\r\n', reader.at) ? 8 : 7)
    const dict = value as PdfDict
    const length = Number(this.get(dict.dict['Length'] ?? 0))
    if (!/^\s*endstream/.test(this.source.slice(from + length, from + length + 12)))
      throw new Error(`the length of object ${number} is not ${length}`)
    dict.raw = this.source.slice(from, from + length)
    return dict
  }
  /** The value behind a reference. */
  get(value: PdfValue | undefined): PdfValue {
    return typeof value === 'object' && value !== null && 'ref' in value
      ? this.object(value.ref)
      : (value ?? null)
  }
  dict(value: PdfValue | undefined): Record<string, PdfValue> {
    const found = this.get(value)
    return typeof found === 'object' && found !== null && 'dict' in found ? found.dict : {}
  }
  list(value: PdfValue | undefined): PdfValue[] {
    const found = this.get(value)
    return Array.isArray(found) ? found : found === null ? [] : [found]
  }
  /** What a stream holds, unpacked; one character a byte. */
  stream(value: PdfValue | undefined): string {
    const found = this.get(value)
    if (typeof found !== 'object' || found === null || !('raw' in found)) return ''
    const raw = found.raw ?? ''
    return found.dict['Filter'] === undefined
      ? raw
      : inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
  }
  /** A text string, in UTF-16 or as it stands. */
  text(value: PdfValue | undefined): string {
    const found = this.get(value)
    if (typeof found !== 'object' || found === null || !('text' in found)) return ''
    const bytes = Buffer.from(found.text, 'latin1')
    if (found.text.startsWith('\u00FE\u00FF')) return bytes.subarray(2).swap16().toString('utf16le')
    return found.text
  }
  get catalog(): Record<string, PdfValue> {
    return this.dict(this.trailer['Root'])
  }
  /** The pages in their order. */
  get pages(): Record<string, PdfValue>[] {
    const below = (value: PdfValue | undefined): Record<string, PdfValue>[] => {
      const node = this.dict(value)
      return node['Type'] === '/Page' ? [node] : this.list(node['Kids']).flatMap(below)
    }
    return below(this.catalog['Pages'])
  }
}
