import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import type { Paper } from '@sedyanka/shared/minutes/paper.ts'
import { readFonts } from './fonts.ts'
import { stampPdf } from './pdf-stamp.ts'
import { breakable, printable } from './printable.ts'
import { typstDataOf } from './typst-data.ts'

const template = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8')
const { blobs, families } = readFonts()
// There is no such folder: the template reads no file, and nothing that people wrote is read as code.
const compiler = NodeCompiler.create({
  workspace: '/nonexistent',
  fontArgs: [{ fontBlobs: blobs }],
})

const set = (text: string): string => breakable(printable(text, families))

/** More than this takes minutes and gigabytes; no meeting comes near. */
const longest = 2_000_000
const mostRows = 5_000

type Stamp = (archival: Uint8Array, accessible: Uint8Array) => Uint8Array<ArrayBuffer>

const compile = (paper: Paper): NodeTypstDocument => {
  const data = JSON.stringify(typstDataOf(paper, set))
  const rows = paper.blocks.reduce(
    (sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0),
    0,
  )
  if (data.length > longest || rows > mostRows) throw new Error('a paper that is too long')
  const { result } = compiler.compile({ mainFileContent: template, inputs: { paper: data } })
  // What it has to say quotes what people wrote.
  if (!result) throw new Error('Typst could not set the paper')
  return result
}

/**
 * Renders a paper as a PDF for archives and for readers of screens: PDF/A-2a and PDF/UA-1. The same paper makes the same
 * bytes. Runs where a fault may end the process, since some of the typesetter's do. `stamp` is for tests, which look at
 * what the typesetter writes by itself.
 */
export const renderPdf = (paper: Paper, stamp: Stamp = stampPdf): Uint8Array<ArrayBuffer> => {
  try {
    const set = compile(paper)
    // Refuses what PDF/UA-1 does not allow: only then may the file say that it is one.
    const accessible = compiler.pdf(set, { pdfStandard: 'ua-1' })
    return stamp(compiler.pdf(set, { pdfStandard: 'a-2a' }), accessible)
  } finally {
    // Else everything that was ever set would stay in memory.
    compiler.evictCache(0)
  }
}
