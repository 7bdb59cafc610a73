import { readRichText } from '@sedyanka/shared/minutes/read-rich-text.ts'
import type { NoteBlock, Run } from '@sedyanka/shared/minutes/rich-text.ts'
import { createSignal, For, type JSX, onCleanup, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type * as Y from 'yjs'
import styles from './Notes.module.css'

/** Notes to read: as they are now, following what others write. */
export const NotesView = (props: { fragment: Y.XmlFragment; empty: string }) => {
  const [blocks, setBlocks] = createSignal(readRichText(props.fragment))
  let waiting: ReturnType<typeof setTimeout> | undefined
  // Twenty people type at once: a reader sees their words a moment later, in one go.
  const refresh = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined
      setBlocks(readRichText(props.fragment))
    }, 150)
  }
  const { fragment } = props
  fragment.observeDeep(refresh)
  onCleanup(() => {
    fragment.unobserveDeep(refresh)
    clearTimeout(waiting)
  })
  return (
    <div class={`${styles['prose']} ${styles['reading']}`}>
      <Show when={blocks().length > 0} fallback={<p class={styles['empty']}>{props.empty}</p>}>
        <Blocks blocks={blocks()} />
      </Show>
    </div>
  )
}

const Blocks = (props: { blocks: NoteBlock[] }): JSX.Element => (
  <For each={props.blocks}>
    {(block) =>
      block.kind === 'list' ? (
        <Dynamic
          component={block.ordered ? 'ol' : 'ul'}
          start={block.ordered ? block.start : undefined}
        >
          <For each={block.items}>
            {(item) => (
              <li>
                <Blocks blocks={item} />
              </li>
            )}
          </For>
        </Dynamic>
      ) : (
        <Dynamic component={block.kind === 'heading' ? (block.level <= 2 ? 'h2' : 'h3') : 'p'}>
          <For each={block.runs}>{(run) => <RunView run={run} />}</For>
        </Dynamic>
      )
    }
  </For>
)

const RunView = (props: { run: Run }): JSX.Element => {
  const words = () => <span class={styles['run']}>{props.run.text}</span>
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
