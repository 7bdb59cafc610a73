import { actions } from '@sedyanka/shared/board/actions.ts'
import { authoredBy } from '@sedyanka/shared/fields.ts'
import { makeId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { parseQuickEntry } from '@sedyanka/shared/meeting/quick-entry.ts'
import CornerDownLeft from 'lucide-solid/icons/corner-down-left'
import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { createHereIds } from '../people/here-ids.ts'
import { createMention } from './mention.ts'
import styles from './QuickAction.module.css'

/** One line that makes an action item: what, @who, until when, Enter; then the next. */
export const QuickAction = (props: {
  item: AgendaItem
  fill: { words: string } | null
  isFirst: boolean
}) => {
  const { t, language, dayOf, formatShortDate } = useI18n()
  const { board, meetingId, seat, now, organisations } = useMeeting()
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
  const entry = createMemo(() =>
    parseQuickEntry(line(), {
      organisations: organisations.named(),
      language: language(),
      today: dayOf(now()),
    }),
  )
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
  const add = () => {
    const { title, responsibleOrgId, coOrgIds, dueDate } = entry()
    const words = title.slice(0, limits.titleLength)
    if (words === '') return
    // Taking a task on is the organisation's own word; for anybody else it is a proposal.
    const isOwn = responsibleOrgId !== null && responsibleOrgId === seat.organisationId
    actions.create(board.doc, {
      id: makeId(),
      title: words,
      responsibleOrgId,
      coOrgIds,
      dueDate,
      status: isOwn ? 'accepted' : 'proposed',
      blockedReason: null,
      meetingId,
      agendaItemId: props.item.id,
      decisionId: null,
      carriedOverFrom: null,
      ...authoredBy(seat, board.serverNow()),
    })
    setSaid(t('actions.added', { title: words }))
    setLine('')
  }
  return (
    <form
      class={styles['quick']}
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
          maxlength={700}
          placeholder={t('actions.quickAdd')}
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
            if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) leave()
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
      <Show
        when={
          entry().responsibleOrgId !== null ||
          entry().dueDate !== null ||
          entry().unknown.length > 0
        }
      >
        <p class={styles['understood']}>
          <For
            each={[entry().responsibleOrgId, ...entry().coOrgIds].filter((orgId) => orgId !== null)}
          >
            {(orgId) => <Pill>{organisations.nameOf(orgId)}</Pill>}
          </For>
          <Show when={entry().dueDate}>
            {(day) => (
              <Pill tone="action">{t('actions.dueBy', { date: formatShortDate(day()) })}</Pill>
            )}
          </Show>
          <For each={mention.choices().length === 0 ? entry().unknown : []}>
            {(words) => <Pill tone="warn">{t('actions.unknownOrganisation', { words })}</Pill>}
          </For>
        </p>
      </Show>
      <VisuallyHidden>
        <span role="status">{said()}</span>
      </VisuallyHidden>
    </form>
  )
}
