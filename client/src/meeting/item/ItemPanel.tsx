import { agenda, type AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import ArrowRight from 'lucide-solid/icons/arrow-right'
import { createSignal, onMount, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createRow } from '../../sync/rows.ts'
import { Button } from '../../ui/Button.tsx'
import { createQuiet } from '../../create-quiet.ts'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { quietPart } from '../../ui/quiet-part.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { Notes } from '../notes/Notes.tsx'
import { ItemHead } from './ItemHead.tsx'
import styles from './ItemPanel.module.css'

/** What stands below the notes comes behind them. */
const RemovedNotice = lazyPart(async () => (await import('./RemovedNotice.tsx')).RemovedNotice)
const RemovedWhileWriting = quietPart(
  async () => (await import('./RemovedWhileWriting.tsx')).RemovedWhileWriting,
)
const Decisions = lazyPart(async () => (await import('./Decisions.tsx')).Decisions)
const ItemActions = lazyPart(async () => (await import('./ItemActions.tsx')).ItemActions)

/** The item that one looks at: the current one, unless another was chosen. */
export const ItemPanel = (props: { onNeeds: () => void }) => {
  const { t } = useI18n()
  const { room, meeting, follow, numberOf } = useMeeting()
  const row = createRow(room, agenda, follow.shownId)
  const current = createRow(room, agenda, () => meeting().currentItemId)
  let shown = 0
  return (
    <>
      <Show when={!follow.isFollowing() && current()}>
        {(item) => (
          <div class={styles['elsewhere']}>
            <span class={styles['elsewhereText']}>
              {t('room.currentIs', { number: numberOf(item().id), title: item().title })}
            </span>
            <Button
              size="small"
              icon={<ArrowRight size={16} aria-hidden="true" />}
              onClick={() => follow.show(null)}
            >
              {t('room.backToCurrent')}
            </Button>
          </div>
        )}
      </Show>
      <Show
        when={row()?.id}
        keyed
        fallback={
          <p class={styles['nothing']} role="status">
            {t(follow.chosenId() === null ? 'room.noCurrent' : 'links.none')}
          </p>
        }
      >
        {(_id) => (
          <Item item={row() as AgendaItem} isNext={shown++ > 0} onNeeds={() => props.onNeeds()} />
        )}
      </Show>
    </>
  )
}

/** Made anew for every item: nothing of one leaks into the next. */
const Item = (props: { item: AgendaItem; isNext: boolean; onNeeds: () => void }) => {
  // The row is one object for as long as it lives; it is held, so that the last words still show while it goes.
  const { item } = props
  // As the page opens, title and notes come first; what stands below them can be put off unseen.
  const isQuiet = createQuiet()
  const [quick, setQuick] = createSignal<{ words: string } | null>(null)
  let article!: HTMLElement
  // Another item begins at its title, wherever the last one was left; the page opens at its own top.
  onMount(
    () => props.isNext && article.querySelector('header')?.scrollIntoView({ block: 'nearest' }),
  )
  return (
    <article ref={article} class={styles['item']} aria-labelledby="item-title">
      <Show when={item.deletedAt !== null}>
        <RemovedNotice item={item} />
      </Show>
      <ItemHead item={item} onNeeds={() => props.onNeeds()} />
      <Notes item={item} onAction={(words) => setQuick({ words })} />
      <Show when={props.isNext || isQuiet()}>
        <RemovedWhileWriting item={item} />
        <Decisions item={item} />
        <ItemActions item={item} quick={quick()} />
      </Show>
    </article>
  )
}
