import type { Paper as PaperOf } from '@sedyanka/shared/minutes/paper.ts'
import { languages } from '@sedyanka/shared/i18n/translate.ts'
import { For } from 'solid-js'
import styles from './Paper.module.css'
import { PaperBlocks } from './PaperBlocks.tsx'
import { printsMargins } from './print-pages.ts'

/** The minutes as they will be printed: a sheet on a desk, black on white in every theme. */
export const Paper = (props: { paper: PaperOf }) => (
  <article
    class={styles['paper']}
    data-paper
    lang={languages.find(({ id }) => id === props.paper.language)?.locale}
    aria-label={props.paper.title}
  >
    <div class={styles['marks']} data-print={printsMargins() ? 'hide' : undefined}>
      <For each={props.paper.marks}>{(mark) => <p>{mark}</p>}</For>
    </div>
    <PaperBlocks blocks={props.paper.blocks} />
  </article>
)
