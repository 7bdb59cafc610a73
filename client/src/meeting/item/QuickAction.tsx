import { actions } from '@sedyanka/shared/actions/actions.ts'
import { addAction } from '@sedyanka/shared/actions/add-action.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { readQuickEntry } from '@sedyanka/shared/meeting/quick-entry.ts'
import CornerDownLeft from 'lucide-solid/icons/corner-down-left'
import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createFullShare } from '../../sync/full-share.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { Marks } from '../parts/marks.ts'
import { createHereIds } from '../attendance/here-ids.ts'
import { createMention } from './mention.ts'
import styles from './QuickAction.module.css'
import { QuickUnderstood } from './QuickUnderstood.tsx'

/** A title with the names and the date beside it; a longer line says that it is full. */
const longestLine = 1_000

/** One line that makes an action item: what, @who, until when, Enter; then the next. */
export const QuickAction = (props: {
  item: AgendaItem
  fill: { words: string } | null
  isFirst: boolean
}) => {
  const { t, language, dayOf } = useI18n()
  const { board, actOnBoard, meetingId, now, organisations } = useMeeting()
  const [line, setLine] = createSignal('')
  const [said, setSaid] = createSignal('')
  const id = createUniqueId()
  let field!: HTMLInputElement
  const mention = createMention({
    field: () => field,
    line,
    setLine,
    organisations: organisations.named,
    here: createHereIds(),
  })
  /** Words that look like a due date and are none: the person said so. */
  const [literal, setLiteral] = createSignal<string | null>(null)
  const entry = createMemo(() =>
    readQuickEntry(line(), {
      organisations: organisations.named(),
      language: language(),
      today: dayOf(now()),
      literal: literal(),
    }),
  )
  const tooLong = () => Math.max(0, entry().title.length - limits.titleLength)
  const takeLiterally = () => {
    setLiteral(entry().dueWords)
    field.focus()
  }
  createEffect(
    on(
      () => props.fill,
      (fill) => {
        if (!fill) return
        setLine(`${fill.words} `)
        field.focus()
        field.setSelectionRange(line().length, line().length)
      },
    ),
  )
  /** Where the focus came from by a key or a button; a finger that pressed the field came from nowhere. */
  let opener: EventTarget | null = null
  let isPressed = false
  const leave = () => {
    field.blur()
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
  }
  const whyFull = createFullShare(board, actions)
  const add = () => {
    const { title, responsibleOrgId, coOrgIds, dueDate } = entry()
    // What is too long stays in the line, which says so.
    if (title === '' || tooLong() > 0 || whyFull() !== null) return
    const made = { title, responsibleOrgId, coOrgIds, dueDate }
    // What could not be made stays in the line.
    if (!actOnBoard(addAction, { ...made, meetingId, agendaItemId: props.item.id }).ok) return
    setSaid(t('actions.added', { title }))
    setLine('')
    setLiteral(null)
  }
  return (
    <form
      class={styles['quick']}
      data-print="hide"
      classList={{ [styles['only'] ?? '']: props.isFirst }}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <div class={styles['line']}>
        <input
          ref={field}
          type="text"
          class={styles['input']}
          role="combobox"
          aria-label={t('actions.quickAddLabel')}
          aria-expanded={mention.choices().length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={
            mention.choices().length > 0 ? `${id}-${mention.active()}` : undefined
          }
          aria-autocomplete="list"
          autocomplete="off"
          enterkeyhint="send"
          maxlength={longestLine}
          placeholder={whyFull() ?? t('actions.quickAdd')}
          readonly={whyFull() !== null}
          title={whyFull() ?? undefined}
          data-command="new-action"
          value={line()}
          onInput={(event) => {
            setLine(event.currentTarget.value)
            mention.look()
          }}
          onPointerDown={() => (isPressed = true)}
          onFocus={(event) => {
            opener = isPressed ? null : event.relatedTarget
            isPressed = false
          }}
          onBlur={mention.close}
          onKeyDown={(event) => {
            mention.onKeyDown(event)
            if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
            if (entry().dueWords === null) leave()
            else takeLiterally()
          }}
        />
        <Show
          when={line() === ''}
          fallback={
            <button
              type="submit"
              class={styles['enter']}
              aria-label={t('common.add')}
              title={t('common.add')}
            >
              <CornerDownLeft size={18} aria-hidden="true" />
            </button>
          }
        >
          <span class={styles['hint']} aria-hidden="true">
            {t('actions.quickAddHint')}
          </span>
        </Show>
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('actions.responsible')}
        class={styles['list']}
        hidden={mention.choices().length === 0}
      >
        <For each={mention.choices()}>
          {(organisation, index) => (
            <div
              id={`${id}-${index()}`}
              role="option"
              aria-selected={index() === mention.active()}
              class={styles['option']}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => mention.take(organisation)}
            >
              {organisation.shortName}
            </div>
          )}
        </For>
      </div>
      <QuickUnderstood
        entry={entry()}
        tooLong={tooLong()}
        isChoosing={mention.choices().length > 0}
        onLiteral={takeLiterally}
      />
      <Marks
        text={line()}
        onRemove={(_ranges, rest) => {
          setLine(rest)
          field.focus()
        }}
      />
      <VisuallyHidden>
        <span role="status">{said()}</span>
      </VisuallyHidden>
    </form>
  )
}
