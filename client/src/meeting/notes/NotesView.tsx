import { commonEnds } from '@sedyanka/shared/text/common-ends.ts'
import type { Run } from '@sedyanka/shared/minutes/rich-text.ts'
import { createEffect, For, type JSX, onCleanup, Show } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import { Dynamic } from 'solid-js/web'
import type * as Y from 'yjs'
import styles from './Notes.module.css'
import { numberingOf } from '@sedyanka/shared/notes/note-shape.ts'
import { useI18n } from '../../i18n.tsx'
import { type ViewBlock, viewBlocks } from './view-blocks.ts'

/**
 * Notes to read: as they are now, following what others write. What does not change keeps its elements, and of a text
 * only what changed is replaced. Letters that somebody has chosen stay chosen, also where others make blocks of them anew.
 */
export const NotesView = (props: { notes: Y.Text | Y.XmlFragment; empty: string }) => {
  const { notes } = props
  const [view, setView] = createStore({ blocks: viewBlocks(notes) })
  let prose: HTMLElement | undefined
  let isGone = false
  let waiting: ReturnType<typeof setTimeout> | undefined
  const redraw = async () => {
    // Behind the page's first load; without it the words come all the same.
    const part = await import('./keep-chosen.ts').catch(() => null)
    waiting = undefined
    if (isGone) return
    const chooseAgain = prose && part?.keepChosen(prose)
    setView('blocks', reconcile(viewBlocks(notes), { key: 'id' }))
    chooseAgain?.()
  }
  // Twenty people type at once: a reader sees their words a moment later, in one go.
  const refresh = () => {
    waiting ??= setTimeout(() => void redraw(), 150)
  }
  notes.observeDeep(refresh)
  onCleanup(() => {
    isGone = true
    notes.unobserveDeep(refresh)
    clearTimeout(waiting)
  })
  return (
    <div ref={(element) => (prose = element)} class={`${styles['prose']} ${styles['reading']}`}>
      <Show when={view.blocks.length > 0} fallback={<p class={styles['empty']}>{props.empty}</p>}>
        <Blocks blocks={view.blocks} />
      </Show>
    </div>
  )
}

const Blocks = (props: { blocks: ViewBlock[] }): JSX.Element => {
  const { langOf } = useI18n()
  return (
    <For each={props.blocks}>
      {(block) =>
        'items' in block ? (
          <Dynamic
            component={block.kind === 'ul' ? 'ul' : 'ol'}
            start={block.kind === 'ul' ? undefined : block.start}
            type={numberingOf(block.kind)}
          >
            <For each={block.items}>
              {(item) => (
                <li>
                  <Blocks blocks={item.blocks} />
                </li>
              )}
            </For>
          </Dynamic>
        ) : (
          <Dynamic
            component={block.kind}
            lang={langOf(block.runs.map(({ text }) => text).join(''))}
          >
            <For each={block.runs}>{(run) => <RunView run={run} />}</For>
          </Dynamic>
        )
      }
    </For>
  )
}

/** Text that changes where it changed: a selection in it that the change does not touch stays. */
const Words = (props: { text: string }): JSX.Element => {
  const node = document.createTextNode(props.text)
  createEffect(() => {
    const { text } = props
    const { front, back } = commonEnds(node.data, text)
    const gone = node.data.length - front - back
    const come = text.slice(front, text.length - back)
    if (gone > 0 || come !== '') node.replaceData(front, gone, come)
  })
  return <span class={styles['run']}>{node}</span>
}

const RunView = (props: { run: Run }): JSX.Element => {
  const words = () => <Words text={props.run.text} />
  const italic = () => (props.run.italic ? <em>{words()}</em> : words())
  const bold = () => (props.run.bold ? <strong>{italic()}</strong> : italic())
  return (
    <Show when={props.run.href} fallback={bold()}>
      <a href={props.run.href} target="_blank" rel="noopener noreferrer">
        {bold()}
      </a>
    </Show>
  )
}
