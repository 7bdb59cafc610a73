/** What says that a file is PDF/UA-1, and in PDF/A-2 what the words that say so mean. */
const uaNamespace = 'http://www.aiim.org/pdfua/ns/id/'
const uaPart = `<pdfuaid:part>1</pdfuaid:part>`
const uaSchema =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  `<pdfaSchema:namespaceURI>${uaNamespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
  '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  '<pdfaProperty:description>Part of PDF/UA that the document conforms to</pdfaProperty:description>' +
  '<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>'

/** Replaces what must be there once; throws when it is not, since the typesetter then writes otherwise than it did. */
const replaceOnce = (text: string, what: string, by: string): string => {
  const at = text.indexOf(what)
  if (at < 0) throw new Error(`the typesetter’s file has no ${what}`)
  return text.slice(0, at) + by + text.slice(at + what.length)
}

const stampCatalog = (object: string): string =>
  replaceOnce(object, '/ViewerPreferences <<', '/ViewerPreferences <<\n    /DisplayDocTitle true')

/** Readers of screens go through links, and a signature that is added later, in the order of the tags. */
const stampPage = (object: string): string =>
  object.includes('/Tabs')
    ? object
    : replaceOnce(object, '/Type /Page\n', '/Type /Page\n  /Tabs /S\n')

const stampMetadata = (object: string): string => {
  const [head = '', ...rest] = object.split('stream\n')
  let body = rest.join('stream\n')
  body = replaceOnce(body, ' xmlns:pdfaid=', ` xmlns:pdfuaid="${uaNamespace}"  xmlns:pdfaid=`)
  body = replaceOnce(
    body,
    '<pdfaExtension:schemas><rdf:Bag>',
    `<pdfaExtension:schemas><rdf:Bag>${uaSchema}`,
  )
  body = replaceOnce(body, '<pdfaid:part>', `${uaPart}<pdfaid:part>`)
  const length = body.lastIndexOf('\nendstream')
  if (length < 0) throw new Error('the typesetter’s metadata have no end')
  return head.replace(/\/Length \d+/, `/Length ${length}`) + `stream\n${body}`
}

/**
 * Makes a PDF/A-2a of the typesetter one of PDF/UA-1, too, which it is but for saying so: it writes one standard at a time.
 * Three kinds of objects are put in another's place, and all are listed anew. Throws when the file is not as expected.
 */
export const stampPdf = (file: Uint8Array): Uint8Array<ArrayBuffer> => {
  // One character a byte.
  const source = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('latin1')
  const table = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(source)?.[1])
  const head = /^xref\n0 (\d+)\n/.exec(source.slice(table, table + 30))
  const trailer = source.indexOf('trailer\n', table)
  if (!head || trailer < 0) throw new Error('the typesetter’s file has no table of objects')
  const places = Array.from({ length: Number(head[1]) - 1 }, (_, index) => {
    const entry = table + head[0].length + 20 * (index + 1)
    return { number: index + 1, at: Number(source.slice(entry, entry + 10)) }
  }).toSorted((a, b) => a.at - b.at)
  const referred = (text: string, key: string): number =>
    Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1])
  const catalog = referred(source.slice(trailer), 'Root')
  const objects = places.map(({ number, at }, index) => ({
    number,
    text: source.slice(at, places[index + 1]?.at ?? table),
  }))
  const metadata = referred(
    objects.find(({ number }) => number === catalog)?.text ?? '',
    'Metadata',
  )

  const parts = [source.slice(0, places[0]?.at ?? 0)]
  const offsets = new Map<number, number>()
  let length = parts[0]?.length ?? 0
  for (const { number, text } of objects) {
    const stamped =
      number === catalog
        ? stampCatalog(text)
        : number === metadata
          ? stampMetadata(text)
          : text.startsWith(`${number} 0 obj\n<<\n  /Type /Page\n`)
            ? stampPage(text)
            : text
    offsets.set(number, length)
    parts.push(stamped)
    length += stamped.length
  }
  const entries = places
    .toSorted((a, b) => a.number - b.number)
    .map(({ number }) => `${String(offsets.get(number)).padStart(10, '0')} 00000 n\r\n`)
  parts.push(
    `${head[0]}0000000000 65535 f\r\n${entries.join('')}`,
    source.slice(trailer).replace(/startxref\n\d+/, `startxref\n${length}`),
  )
  return new Uint8Array(Buffer.from(parts.join(''), 'latin1'))
}
