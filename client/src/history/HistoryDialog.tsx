import type { HistoryEntry } from '@sedyanka/shared/wire/history.ts'
import { formatMoment } from '@sedyanka/shared/i18n/format-moment.ts'
import type { MeetingId, RowId } from '@sedyanka/shared/ids.ts'
import History from 'lucide-solid/icons/rotate-ccw-clock'
import { createResource, createSignal, For, Show } from 'solid-js'
import { eraseHistory, readHistory } from '../api.ts'
import { sentenceKey } from '../api-failure.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { createNames } from '../rows/create-names.ts'
import { createRunner } from '../run-request.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Loading } from '../ui/Loading.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'
import styles from './HistoryDialog.module.css'
import { createHistoryWords } from './history-words.ts'
import { tellChange } from './tell-change.ts'

/** A row of the board, or of one of its meetings. */
export interface RowPlace {
  meeting?: MeetingId
  collection: string
  row: RowId
}

/** What became of one row: who, when, what; newest first. */
export const HistoryDialog = (props: { place: RowPlace; onClose: () => void }) => {
  const i18n = useI18n()
  const { t, language } = i18n
  const say = createHistoryWords()
  const board = useBoard()
  const names = createNames(board.room)
  const showSnack = useSnackbar()
  const [older, setOlder] = createSignal<HistoryEntry[]>([])
  const [hasOlder, setHasOlder] = createSignal<boolean | null>(null)
  const [isAsking, setAsking] = createSignal(false)
  const runner = createRunner()
  const [newest, { refetch }] = createResource(async () => {
    const found = await readHistory(board.id, props.place)
    setOlder([])
    setHasOlder(found.isMore)
    return found.changes
  })
  const changes = () => [...((!newest.error && newest.latest) || []), ...older()]
  const readOlder = () =>
    runner.run(async () => {
      const last = changes().at(-1)
      const found = await readHistory(board.id, { ...props.place, before: String(last?.seq) })
      setOlder([...older(), ...found.changes])
      setHasOlder(found.isMore)
    })
  const erase = async () => {
    setAsking(false)
    if (!(await runner.run(() => eraseHistory(board.id, props.place)))) return
    showSnack({ text: say('history.eraseDone') })
    await refetch()
  }
  const who = ({ name, channel, kind }: HistoryEntry) =>
    name ??
    (channel === 'server' && kind !== 'erased' ? say('history.server') : say('history.someone'))
  const through = ({ channel }: HistoryEntry) =>
    channel === 'page' || channel === 'server' ? '' : say(`history.through.${channel}`)
  const around = (change: HistoryEntry) =>
    [
      change.organisationId === null ? '' : names.organisation(change.organisationId),
      through(change),
      say(`history.${change.kind}`),
    ]
      .filter(Boolean)
      .join(' · ')
  const mayErase = () => board.seat.role === 'facilitator' && changes().length > 0
  return (
    <Dialog
      open
      wide
      title={say('history.title')}
      description={say('history.lead')}
      onClose={() => props.onClose()}
      footer={
        <Show when={mayErase()}>
          <Show
            when={isAsking()}
            fallback={
              <Button tone="ghost" busy={runner.busy()} onClick={() => setAsking(true)}>
                {say('history.erase')}
              </Button>
            }
          >
            <p class="small grow">{say('history.eraseAsk')}</p>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button tone="danger" onClick={() => void erase()}>
              {say('history.erase')}
            </Button>
          </Show>
        </Show>
      }
    >
      <Show
        when={!newest.error}
        fallback={
          <EmptyState
            title={t(sentenceKey(newest.error))}
            action={<Button onClick={() => void refetch()}>{say('history.again')}</Button>}
          />
        }
      >
        <Show
          when={newest.state === 'ready' || newest.state === 'refreshing'}
          fallback={<Loading />}
        >
          <ol class={styles['list']} role="list">
            <For
              each={changes()}
              fallback={
                <EmptyState
                  icon={<History size={22} />}
                  title={say('history.empty')}
                  text={say('history.emptyHint')}
                />
              }
            >
              {(change) => (
                <li class={styles['change']}>
                  <div class={styles['head']}>
                    <span class={styles['who']}>{who(change)}</span>
                    <time class="small muted" dateTime={new Date(change.at).toISOString()}>
                      {formatMoment(change.at, language(), board.room.serverNow())}
                    </time>
                  </div>
                  <span class="small muted">{around(change)}</span>
                  <dl class={styles['fields']}>
                    <For each={tellChange(change, props.place.collection, { say, i18n, names })}>
                      {(field) => (
                        <div class={styles['field']}>
                          <dt>{field.label}</dt>
                          <dd>
                            <Show when={field.before}>
                              <del>{field.before}</del> →{' '}
                            </Show>
                            {field.after}
                            <Show when={field.what}>
                              <span class="muted">{field.what}</span>
                            </Show>
                          </dd>
                        </div>
                      )}
                    </For>
                  </dl>
                </li>
              )}
            </For>
          </ol>
          <Show when={hasOlder()}>
            <div class={styles['more']}>
              <Button size="small" busy={runner.busy()} onClick={() => void readOlder()}>
                {say('history.older')}
              </Button>
            </div>
          </Show>
        </Show>
      </Show>
    </Dialog>
  )
}
