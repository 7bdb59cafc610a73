/** The table of a TrueType or OpenType font by its name; throws when there is none. */
const tableOf = (font: DataView, name: string): DataView => {
  for (let index = 0; index < font.getUint16(4); index++) {
    const entry = 12 + 16 * index
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((at) => font.getUint8(entry + at)))
    if (tag === name) return new DataView(font.buffer, font.byteOffset + font.getUint32(entry + 8))
  }
  throw new Error(`a font without ${name}`)
}

/** Segments of code points up to U+FFFF (format 4); one that is mapped to glyph 0 is not there. */
const addSegments = (table: DataView, found: Set<number>): void => {
  const doubled = table.getUint16(6)
  const [ends, starts] = [14, 16 + doubled]
  const [deltas, offsets] = [starts + doubled, starts + 2 * doubled]
  for (let at = 0; at < doubled; at += 2) {
    const [start, end] = [table.getUint16(starts + at), table.getUint16(ends + at)]
    const offset = table.getUint16(offsets + at)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const listed =
        offset === 0 ? code : table.getUint16(offsets + at + offset + 2 * (code - start))
      if (listed !== 0 && ((listed + table.getInt16(deltas + at)) & 0xffff) !== 0) found.add(code)
    }
  }
}

/** Groups of code points of every size (format 12). */
const addGroups = (table: DataView, found: Set<number>): void => {
  for (let index = 0; index < table.getUint32(12); index++) {
    const group = 16 + 12 * index
    const first = table.getUint32(group + 8)
    const start = table.getUint32(group)
    for (let code = start; code <= table.getUint32(group + 4); code++)
      if (first + code - start !== 0) found.add(code)
  }
}

/** The code points that a font has glyphs for, read from its `cmap`. */
export const coverageOf = (file: Uint8Array): ReadonlySet<number> => {
  const font = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const map = tableOf(font, 'cmap')
  const found = new Set<number>()
  for (let index = 0; index < map.getUint16(2); index++) {
    const table = new DataView(map.buffer, map.byteOffset + map.getUint32(4 + 8 * index + 4))
    const format = table.getUint16(0)
    if (format === 4) addSegments(table, found)
    if (format === 12) addGroups(table, found)
  }
  return found
}
