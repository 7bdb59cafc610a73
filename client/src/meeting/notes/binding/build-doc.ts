import { Fragment, type Mark, type Node, type Schema } from '@tiptap/pm/model'
import type { Run } from '@sedyanka/shared/minutes/rich-text.ts'
import { type Nested, nestBlocks } from '@sedyanka/shared/notes/nest-blocks.ts'
import {
  type BlockKind,
  type BlockLook,
  fitText,
  type ListKind,
} from '@sedyanka/shared/notes/note-shape.ts'
import { isSafeLink } from '@sedyanka/shared/text/safe-link.ts'
import { looksOf, type Place, placesOf } from './flat-index.ts'

type BlockNode = BlockLook & { node: Node }
export type BlockRuns = BlockLook & { runs: readonly Run[] }

/** What a block says and what it is, as a string: two blocks with the same one are the same node. */
const signatureOf = (kind: BlockKind, runs: readonly Run[]): string => {
  let signature = kind === 'h2' || kind === 'h3' ? kind : 'p'
  for (const { text, bold, italic, href } of runs)
    signature += `\uFFFF${bold ? 'b' : ''}${italic ? 'i' : ''}${href ?? ''}\uFFFE${text}`
  return signature
}

const runsOf = (block: Node): Run[] => {
  const runs: Run[] = []
  block.forEach((child) => {
    const text = child.isText ? (child.text ?? '') : '\n'
    const look = looksOf(child.marks)
    const last = runs.at(-1)
    if (last && last.bold === look.bold && last.italic === look.italic && last.href === look.href)
      last.text += text
    else runs.push({ text, ...look })
  })
  return runs
}

const signatures = new WeakMap<Node, string>()
const signatureOfNode = ({ node, look }: Place): string => {
  const known = signatures.get(node)
  if (known !== undefined) return known
  const signature = signatureOf(look.kind, runsOf(node))
  signatures.set(node, signature)
  return signature
}

const marksOf = ({ marks }: Schema, { bold, italic, href }: Run): Mark[] =>
  [
    ...(bold ? [marks['bold']?.create()] : []),
    ...(italic ? [marks['italic']?.create()] : []),
    ...(href === undefined ? [] : [marks['link']?.create({ href })]),
  ].filter((mark) => mark !== undefined)

export const makeBlock = (schema: Schema, { kind, runs }: BlockRuns): Node => {
  const content = runs.flatMap((run) => {
    const marks = marksOf(schema, run)
    return run.text
      .split('\n')
      .flatMap((line, index) => [
        ...(index > 0 ? [schema.node('hardBreak', null, undefined, marks)] : []),
        ...(line === '' ? [] : [schema.text(line, marks)]),
      ])
  })
  return kind === 'h2' || kind === 'h3'
    ? schema.node('heading', { level: kind === 'h2' ? 2 : 3 }, content)
    : schema.node('paragraph', null, content)
}

/** Nodes of which is known what they say, by the block that says the same. */
const nodesOf = new WeakMap<BlockRuns, Node>()
const saysSame = (block: BlockRuns, place: Place): boolean => {
  if (nodesOf.get(block) === place.node) return true
  const isSame = signatureOf(block.kind, block.runs) === signatureOfNode(place)
  if (isSame) nodesOf.set(block, place.node)
  return isSame
}

/** How many blocks of a text say what the blocks of a document do, in front and, of the rest, at the back. */
export const commonBlocks = (
  places: readonly Place[],
  blocks: readonly BlockRuns[],
): { front: number; back: number } => {
  const same = (block: number, place: number): boolean => {
    const [wanted, found] = [blocks[block], places[place]]
    return wanted !== undefined && found !== undefined && saysSame(wanted, found)
  }
  let front = 0
  while (front < blocks.length && same(front, front)) front++
  let back = 0
  const most = Math.min(blocks.length, places.length) - front
  while (back < most && same(blocks.length - 1 - back, places.length - 1 - back)) back++
  return { front, back }
}

/** Nodes for the blocks of a text: the same objects as before wherever a block says the same. */
export const blockNodes = (former: Node, blocks: readonly BlockRuns[]): BlockNode[] => {
  const places = placesOf(former)
  const { front, back } = commonBlocks(places, blocks)
  return blocks.map((block, at): BlockNode => {
    const { kind, depth, start } = block
    const kept =
      at < front
        ? places[at]
        : at >= blocks.length - back
          ? places[at - blocks.length + places.length]
          : undefined
    return { kind, depth, start, node: kept?.node ?? makeBlock(former.type.schema, block) }
  })
}

/** Lists and items of a document by their first child. */
const parentsIn = (doc: Node): Map<Node, Node> => {
  const parents = new Map<Node, Node>()
  const see = (parent: Node) =>
    parent.forEach((child) => {
      if (child.isTextblock) return
      if (child.firstChild) parents.set(child.firstChild, child)
      see(child)
    })
  see(doc)
  return parents
}

/** The document of blocks in their lists: the same objects as in the former one wherever all within is the same. */
export const buildDoc = (former: Node, blocks: readonly BlockNode[]): Node => {
  const { schema } = former.type
  const parents = parentsIn(former)
  const make = (name: string, attrs: Record<string, unknown> | null, children: Node[]): Node => {
    const type = schema.nodes[name]
    if (!type) throw new Error(`no such node: ${name}`)
    const made = type.create(attrs, Fragment.fromArray(children))
    const known = children[0] && parents.get(children[0])
    if (!known?.sameMarkup(made) || known.childCount !== children.length) return made
    return children.every((child, at) => known.child(at) === child) ? known : made
  }
  const makeList = (kind: ListKind, start: number | null, items: Nested<BlockNode>[][]): Node => {
    const children = items.map((item) => make('listItem', null, item.map(makeNested)))
    if (kind === 'ul') return make('bulletList', null, children)
    return make('orderedList', { start: start ?? 1, type: kind.split('-')[1] ?? null }, children)
  }
  const makeNested = (each: Nested<BlockNode>): Node =>
    'block' in each ? each.block.node : makeList(each.list, each.start, each.items)
  return schema.topNodeType.create(null, Fragment.fromArray(nestBlocks(blocks).map(makeNested)))
}

const tidied = new WeakSet<Node>()
/** A block as the shared text can hold it: line feeds are breaks, controls spaces, unsafe links plain text. */
const tidyBlock = (block: Node, kind: BlockKind): Node => {
  if (tidied.has(block)) return block
  let isTidy = true
  block.forEach(({ text = '', isText, marks }) => {
    if (isText && (text.includes('\n') || fitText(text) !== text)) isTidy = false
    if (marks.some(({ type, attrs }) => type.name === 'link' && !isSafeLink(String(attrs['href']))))
      isTidy = false
  })
  const runs = isTidy ? [] : runsOf(block).map((run) => ({ ...run, text: fitText(run.text) }))
  const tidy = isTidy ? block : makeBlock(block.type.schema, { kind, depth: 0, start: null, runs })
  tidied.add(tidy)
  return tidy
}

/** The one form in which the editor shows what a document says; of the same length. The document itself where it has it. */
export const canonical = (doc: Node): Node => {
  const blocks = placesOf(doc).map(({ node, look }) => ({
    ...look,
    node: tidyBlock(node, look.kind),
  }))
  const built = buildDoc(doc, blocks)
  return built.eq(doc) ? doc : built
}
