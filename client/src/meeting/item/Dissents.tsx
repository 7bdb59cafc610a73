import { castVote } from '@sedyanka/shared/meeting/deciding.ts'
import type { Decision } from '@sedyanka/shared/meeting/decisions.ts'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { Marks } from '../parts/marks.ts'
import styles from './DecisionCard.module.css'

/** Особени мнения: objections that go into the minutes, each in the name of its own organisation. */
export const Dissents = (props: { decision: Decision }) => {
  const { t } = useI18n()
  const { act, seat, votes, organisations, isOpen, follow } = useMeeting()
  const [isWriting, setWriting] = createSignal(false)
  const [words, setWords] = createSignal('')
  const dissents = createMemo(() =>
    votes().filter((vote) => vote.decisionId === props.decision.id && vote.dissent),
  )
  let field: HTMLElement | undefined
  const own = () => dissents().find((vote) => vote.orgId === seat.organisationId)?.dissent ?? ''
  const mayObject = () =>
    isOpen() &&
    seat.organisationId !== null &&
    (seat.role === 'member' || seat.role === 'facilitator') &&
    (props.decision.status !== 'draft' || props.decision.method === 'vote')
  const write = () => {
    setWords(own())
    setWriting(true)
    queueMicrotask(() => field?.focus())
  }
  const save = () => {
    const dissent = words().trim() === '' ? null : words().trim()
    if (act(castVote, { decisionId: props.decision.id, dissent }).ok) setWriting(false)
  }
  return (
    <>
      <For each={dissents()}>
        {(vote) => (
          <p class={styles['dissent']}>
            <b>
              {t('decisions.dissent')} · {organisations.nameOf(vote.orgId)}:
            </b>{' '}
            {vote.dissent}
          </p>
        )}
      </For>
      <Show when={mayObject()}>
        <Show
          when={isWriting()}
          fallback={
            <button type="button" class={styles['object']} data-print="hide" onClick={write}>
              {own() === '' ? t('decisions.dissentAdd') : t('decisions.dissentEdit')}
            </button>
          }
        >
          <form
            class={styles['dissentForm']}
            data-print="hide"
            onSubmit={(event) => {
              event.preventDefault()
              save()
            }}
          >
            <TextField
              label={t('decisions.dissent')}
              placeholder={t('decisions.dissentPlaceholder')}
              ref={(element) => (field = element)}
              multiline
              rows={2}
              maxlength={5_000}
              value={words()}
              onFocus={() => follow.hold(true)}
              onBlur={() => follow.hold(false)}
              onInput={setWords}
            />
            <Marks text={words()} onRemove={(_ranges, rest) => setWords(rest)} />
            <div class={styles['buttons']}>
              <Button size="small" tone="primary" type="submit">
                {t('common.save')}
              </Button>
              <Button size="small" tone="ghost" onClick={() => setWriting(false)}>
                {t('common.cancel')}
              </Button>
            </div>
          </form>
        </Show>
      </Show>
    </>
  )
}
