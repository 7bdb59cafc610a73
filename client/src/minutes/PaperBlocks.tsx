import type { LineLook, PaperBlock, SignaturePlace } from '@sedyanka/shared/minutes/paper.ts'
import { For, type JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import styles from './Paper.module.css'
import { PaperRuns } from './PaperRuns.tsx'
import { PaperTable } from './PaperTable.tsx'

/** The page around the paper has the first heading. */
const elementOf: Record<LineLook, 'h2' | 'h3' | 'h4' | 'p'> = {
  letterhead: 'p',
  registry: 'p',
  approval: 'p',
  title: 'h2',
  subtitle: 'p',
  section: 'h3',
  annex: 'h3',
  item: 'h3',
  minor: 'h4',
  label: 'p',
  decision: 'p',
  kept: 'p',
  body: 'p',
}

const Place = (props: SignaturePlace) => (
  <div class={styles['place']}>
    <p>
      <b>{props.role}</b>
    </p>
    <p class={styles['small']}>
      <i>{props.hint}</i>
    </p>
    <p class={styles['small']}>{props.organisation}</p>
  </div>
)

const render = (block: PaperBlock): JSX.Element => {
  switch (block.kind) {
    case 'line':
      return (
        <Dynamic component={elementOf[block.look]} class={styles[block.look]}>
          <PaperRuns runs={block.runs} />
        </Dynamic>
      )
    case 'list': {
      const items = () => (
        <For each={block.items}>
          {(item) => (
            <li>
              <PaperBlocks blocks={item} />
            </li>
          )}
        </For>
      )
      return block.ordered ? (
        <ol start={block.start} type={block.numbering}>
          {items()}
        </ol>
      ) : (
        <ul>{items()}</ul>
      )
    }
    case 'table':
      return <PaperTable table={block} />
    case 'signatures':
      return (
        <div class={styles['signatures']}>
          <For each={block.places}>{Place}</For>
        </div>
      )
  }
}

/** Blocks of the paper as elements. A block never changes: another one takes its place. */
export const PaperBlocks = (props: { blocks: readonly PaperBlock[] }) => (
  <For each={props.blocks}>{render}</For>
)
