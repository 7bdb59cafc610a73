import { type PersonId, type RoomName, parseRoomName } from '@sedyanka/shared/ids.ts'
import Copy from 'lucide-solid/icons/copy'
import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js'
import { copyText } from '../../copy-text.ts'
import { useI18n } from '../../i18n.tsx'
import { listRefusedWords, type NotAccepted, RefusedWords } from '../../sync/refused-words.ts'
import { Button } from '../../ui/Button.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { groupRefused, type RefusedRow } from './group-refused.ts'
import styles from './NotAcceptedTray.module.css'
import { RefusedItem } from './RefusedItem.tsx'

interface Lost {
  personId: PersonId
  room: RoomName
  entry: NotAccepted
}

const isLost = ({ reason }: NotAccepted): boolean =>
  reason === 'removed' || reason === 'sessionEnded'

const readLost = (): Lost[] =>
  listRefusedWords().flatMap(({ personId, room }) =>
    new RefusedWords(personId, room)
      .with([])
      .filter(isLost)
      .map((entry) => ({ personId, room, entry })),
  )

/** Other documents of this device are read after the page has come: they may add words. ms */
const lookAgain = 500

/** What was typed here and no server will take any more: counted, to be copied, until it is put away. */
export const LostWords = (props: {
  /** Words of rooms that are open, where the device keeps nothing. */
  more?: readonly { kind: 'board' | 'meeting'; entry: NotAccepted }[]
}) => {
  const { t } = useI18n()
  const showSnack = useSnackbar()
  const [lost, setLost] = createSignal(readLost())
  const [gone, setGone] = createSignal<readonly string[]>([])
  const timer = setInterval(() => {
    const found = readLost()
    if (JSON.stringify(found) !== JSON.stringify(lost())) setLost(found)
  }, lookAgain)
  onCleanup(() => clearInterval(timer))
  const items = createMemo(() => {
    const kept = lost().map(({ room, entry }) => ({
      kind: parseRoomName(room)?.kind ?? ('board' as const),
      entry,
    }))
    const known = new Set(kept.map(({ entry }) => entry.id))
    const others = (props.more ?? []).filter(({ entry }) => isLost(entry) && !known.has(entry.id))
    return groupRefused(
      [...kept, ...others].filter(({ entry }) => !gone().includes(entry.id)),
    ).filter(({ words }) => words.length > 0)
  })
  const dismiss = (rows: readonly RefusedRow[]) => {
    const ids = new Set(rows.flatMap((row) => row.ids))
    for (const { personId, room } of listRefusedWords()) {
      const words = new RefusedWords(personId, room)
      words.keep(words.with([]).filter(({ id }) => !ids.has(id)))
    }
    setGone((before) => [...before, ...ids])
    setLost(readLost())
  }
  const copy = async (rows: readonly RefusedRow[]) => {
    const copied = await copyText(rows.flatMap(({ words }) => words).join('\n\n'))
    showSnack({ text: t(copied ? 'common.copied' : 'errors.copyFailed') })
  }
  return (
    <Show when={items().length > 0}>
      <section class={styles['lost']} aria-label={t('lost.count', { count: items().length })}>
        <h2>{t('lost.count', { count: items().length })}</h2>
        <p class="muted">{t('lost.explain')}</p>
        <ul class={styles['list']} role="list">
          <For each={items()}>
            {(item) => (
              <RefusedItem
                item={item}
                title=""
                onCopy={() => void copy([item])}
                onDismiss={() => dismiss([item])}
              />
            )}
          </For>
        </ul>
        <Show when={items().length > 1}>
          <Button tone="primary" icon={<Copy size={18} />} onClick={() => void copy(items())}>
            {t('refused.copyAll')}
          </Button>
        </Show>
      </section>
    </Show>
  )
}
