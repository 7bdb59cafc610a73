import type { OperatorBoard, OperatorBoards } from '@sedyanka/shared/wire/operator.ts'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createRunner } from '../run-request.ts'
import type { SeldomTranslate } from '../seldom-words.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Pill } from '../ui/Pill.tsx'
import { formatSize } from './format-size.ts'
import { readOperatorBoards } from './operator-api.ts'
import styles from './OperatorPage.module.css'

/** The boards, the largest first; the next ones come when they are asked for. `at`: when they were looked at, epoch ms. */
export const BoardTable = (props: { first: OperatorBoards; at: number; say: SeldomTranslate }) => {
  const { t, locale, langOf, formatAgo, formatDate, dayOf } = useI18n()
  const [more, setMore] = createSignal<OperatorBoard[]>([])
  createEffect(
    on(
      () => props.first,
      () => setMore([]),
    ),
  )
  const boards = () => [...props.first.boards, ...more()]
  const { busy, run } = createRunner()
  const showMore = () =>
    run(async () => {
      const next = await readOperatorBoards(boards().length)
      setMore((before) => [...before, ...next.boards])
    })
  return (
    <Show
      when={props.first.total > 0}
      fallback={
        <EmptyState
          title={props.say('operator.noBoards')}
          text={props.say('operator.noBoardsText')}
        />
      }
    >
      <table class={styles['table']} aria-label={props.say('operator.boards')}>
        <thead>
          <tr>
            <th scope="col">{props.say('operator.title')}</th>
            <th scope="col">{props.say('operator.size')}</th>
            <th scope="col">{props.say('operator.used')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={boards()}>
            {(board) => (
              <tr>
                <td>
                  <span lang={langOf(board.title)}>{board.title}</span>{' '}
                  <Show when={board.archivedAt !== null}>
                    <Pill>{t('archive.pill')}</Pill>
                  </Show>
                </td>
                <td>{formatSize(board.bytes, locale())}</td>
                <td title={formatDate(dayOf(board.usedAt))}>{formatAgo(board.usedAt, props.at)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p role="status">
        {props.say('operator.shown', { count: boards().length, total: props.first.total })}
      </p>
      <Show when={boards().length < props.first.total}>
        <Button busy={busy()} onClick={() => void showMore()}>
          {props.say('operator.more')}
        </Button>
      </Show>
    </Show>
  )
}
