import { meetings } from '@sedyanka/shared/board/meetings.ts'
import { boardRoom, parseRoomName } from '@sedyanka/shared/ids.ts'
import Copy from 'lucide-solid/icons/copy'
import CornerDownLeft from 'lucide-solid/icons/corner-down-left'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { copyText } from '../../copy-text.ts'
import { useI18n } from '../../i18n.tsx'
import { fetchRewriting, rewritingNow } from '../../sync/rewriting.ts'
import type { ClientRoom } from '../../sync/client-room.ts'
import { leftAsEdits } from '../../sync/insert-left.ts'
import { dropLeft, keepLeft, type LeftEdits, listLeft, updateOf } from '../../sync/left-edits.ts'
import { openBriefly } from '../../sync/open-briefly.ts'
import { RefusedWords } from '../../sync/refused-words.ts'
import { Button } from '../../ui/Button.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { useBoard } from '../frame/board-context.ts'
import { groupRefused } from './group-refused.ts'
import styles from './LeftWords.module.css'

const isLostWith = ({ reason }: { reason: string }): boolean => reason === 'sessionEnded'

/** What one of them wrote, in reading order. */
const wordsOf = (left: LeftEdits): string[] =>
  groupRefused(
    new RefusedWords(left.personId, left.room)
      .with([])
      .filter(isLostWith)
      .map((entry) => ({ kind: parseRoomName(left.room)?.kind ?? 'board', entry })),
  ).flatMap(({ words }) => words)

/**
 * Words of somebody whose session ended on this device before they reached the server: whoever sits here now for the same
 * organisation puts them in their place; anybody copies them or throws them away.
 */
export const LeftWords = () => {
  const { t } = useI18n()
  const board = useBoard()
  const showSnack = useSnackbar()
  const [homeless, setHomeless] = createSignal<readonly string[]>([])
  const isHere = ({ room }: LeftEdits): boolean =>
    room === boardRoom(board.id) ||
    board.room.doc.getMap(meetings.root).has(parseRoomName(room)?.id ?? '')
  const people = createMemo(() => {
    // The list of meetings comes with the document.
    board.room.ready()
    const found = new Map<string, { left: LeftEdits[]; words: string[] }>()
    for (const left of listLeft()) {
      if (!isHere(left)) continue
      const { left: rooms, words } = found.get(left.personId) ?? { left: [], words: [] }
      found.set(left.personId, { left: [...rooms, left], words: [...words, ...wordsOf(left)] })
    }
    return [...found.values()]
  })
  const titleOf = ([first]: readonly LeftEdits[]): string =>
    first?.name ? t('left.from', { name: first.name }) : t('left.fromSomebody')
  const writes = () => board.seat.role === 'member' || board.seat.role === 'facilitator'
  const mayInsert = ({ organisationId, role, personId }: LeftEdits): boolean =>
    writes() &&
    !homeless().includes(personId) &&
    organisationId === board.seat.organisationId &&
    (organisationId !== null || role === board.seat.role)

  const drop = (left: readonly LeftEdits[]) => {
    for (const each of left) {
      dropLeft(each)
      const words = new RefusedWords(each.personId, each.room)
      const kept = words.with([])
      words.keep(kept.filter((entry) => !isLostWith(entry)))
      const open = board.rooms().filter(({ name }) => name === each.room)
      for (const room of open)
        for (const entry of room.notAccepted())
          if (isLostWith(entry)) room.dismissNotAccepted(entry.id)
    }
  }
  const insertInto = (room: ClientRoom, left: LeftEdits) => {
    const edits = leftAsEdits(room.doc, left, board.seat)
    if (edits) {
      drop([left])
      room.takeIn(edits)
      return showSnack({ text: t('left.inserted') })
    }
    setHomeless((before) => [...before, left.personId])
    showSnack({ text: t('left.placeGone') })
  }
  const insert = async (left: readonly LeftEdits[]) => {
    await fetchRewriting()
    if (!rewritingNow()) return showSnack({ text: t('errors.network') })
    for (const each of left) {
      const open = board.rooms().find(({ name, synced }) => name === each.room && synced())
      if (open) insertInto(open, each)
      else
        openBriefly({
          name: each.room,
          seat: { ...board.seat },
          watch: (room) => board.watchRoom(room),
          mayLeave: () => board.rooms().filter(({ name }) => name === each.room).length > 1,
          begin: (room) => insertInto(room, each),
        })
    }
  }
  const copy = async (words: readonly string[]) => {
    const copied = await copyText(words.join('\n\n'))
    showSnack({ text: t(copied ? 'common.copied' : 'errors.copyFailed') })
  }
  const discard = (left: readonly LeftEdits[]) => {
    const kept = left.map((each) => ({
      each,
      words: new RefusedWords(each.personId, each.room).with([]).filter(isLostWith),
    }))
    drop(left)
    showSnack({
      text: t('left.discarded'),
      action: {
        label: t('common.restore'),
        run: () => {
          for (const { each, words } of kept) {
            const store = new RefusedWords(each.personId, each.room)
            store.keep(store.with(words))
            const { personId, name, role, organisationId } = each
            const known = {
              ...(role && { role }),
              ...(organisationId !== undefined && { organisationId }),
            }
            keepLeft({ personId, name, ...known }, each.room, updateOf(each))
          }
        },
      },
    })
  }
  return (
    <div role="status" data-print="hide">
      <For each={people()}>
        {({ left, words }) => (
          <section class={styles['left']} aria-label={titleOf(left)}>
            <div class={styles['said']}>
              <strong>{titleOf(left)}</strong>
              <span class={styles['words']}>{words.join(' · ')}</span>
              <Show when={writes() && !left.every(mayInsert)}>
                <span class={styles['why']}>{t('left.onlyCopy')}</span>
              </Show>
            </div>
            <div class={styles['buttons']}>
              <Show when={left.every(mayInsert)}>
                <Button
                  size="small"
                  tone="primary"
                  icon={<CornerDownLeft size={16} />}
                  onClick={() => void insert(left)}
                >
                  {t('left.insert')}
                </Button>
              </Show>
              <Button size="small" icon={<Copy size={16} />} onClick={() => void copy(words)}>
                {t('refused.copy')}
              </Button>
              <Button size="small" tone="ghost" onClick={() => discard(left)}>
                {t('left.discard')}
              </Button>
            </div>
          </section>
        )}
      </For>
    </div>
  )
}
