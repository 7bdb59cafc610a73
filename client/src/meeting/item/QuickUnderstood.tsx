import { limits } from '@sedyanka/shared/limits.ts'
import type { QuickReading } from '@sedyanka/shared/meeting/quick-entry.ts'
import X from 'lucide-solid/icons/x'
import { For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './QuickAction.module.css'

/** How a quick line is read, before it counts; a due date that is none is taken back with one key or one tap. */
export const QuickUnderstood = (props: {
  entry: QuickReading
  /** Characters beyond the longest title. */
  tooLong: number
  /** A list of organisations is open: what is not known yet is being chosen. */
  isChoosing: boolean
  onLiteral: () => void
}) => {
  const { t, formatShortDate } = useI18n()
  const { organisations } = useMeeting()
  const organisationIds = () =>
    [props.entry.responsibleOrgId, ...props.entry.coOrgIds].filter((id) => id !== null)
  const isShown = () =>
    organisationIds().length > 0 ||
    props.entry.dueDate !== null ||
    props.entry.unknown.length > 0 ||
    props.tooLong > 0
  const unknownWords = (words: string) =>
    t(
      props.entry.ambiguous.includes(words)
        ? 'actions.severalOrganisations'
        : 'actions.unknownOrganisation',
      { words },
    )
  return (
    <Show when={isShown()}>
      <p class={styles['understood']}>
        <For each={organisationIds()}>{(id) => <Pill>{organisations.nameOf(id)}</Pill>}</For>
        <Show when={props.entry.dueDate}>
          {(day) => (
            <Pill tone={props.entry.isDueSure ? 'action' : 'warn'}>
              {t(props.entry.isDueSure ? 'actions.dueBy' : 'actions.dueGuess', {
                date: formatShortDate(day()),
              })}
              <button
                type="button"
                class={styles['literal']}
                aria-label={t('actions.dueLiteral', { words: props.entry.dueWords ?? '' })}
                title={t('actions.dueLiteral', { words: props.entry.dueWords ?? '' })}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => props.onLiteral()}
              >
                <X size={14} aria-hidden="true" />
              </button>
            </Pill>
          )}
        </Show>
        <Show when={props.entry.dueDate}>
          <span class={styles['escape']}>{t('actions.dueLiteralKey')}</span>
        </Show>
        <For each={props.isChoosing ? [] : props.entry.unknown}>
          {(words) => <Pill tone="warn">{unknownWords(words)}</Pill>}
        </For>
        <Show when={props.tooLong > 0}>
          <span class={styles['tooLong']} role="alert">
            {t('actions.titleTooLong', { most: limits.titleLength, more: props.tooLong })}
          </span>
        </Show>
      </p>
    </Show>
  )
}
