import { Popover } from '@kobalte/core/popover'
import { suggestOrganisations } from '@sedyanka/shared/meeting/quick-entry.ts'
import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './OrganisationPicker.module.css'

/**
 * Chooses one organisation, or none, by typing a few letters: 46 are too many for a list. The button shows the choice.
 * `whyDisabled` says why this person may not choose.
 */
export const OrganisationPicker = (props: {
  label: string
  value: string | null
  none: string
  onChange: (orgId: string | null) => void
  trigger: JSX.Element
  triggerClass?: string
  whyDisabled?: string | null | undefined
}) => {
  const { t } = useI18n()
  const { organisations } = useMeeting()
  const [isOpen, setOpen] = createSignal(false)
  const [query, setQuery] = createSignal('')
  const [active, setActive] = createSignal(0)
  const id = createUniqueId()

  /** Null stands for „none“ and is offered until one types. */
  const choices = createMemo<(string | null)[]>(() => {
    const found = suggestOrganisations(query(), organisations.named()).map(
      (organisation) => organisation.id,
    )
    return query().trim() === '' ? [null, ...found] : found
  })
  const choose = (orgId: string | null) => {
    setOpen(false)
    if (orgId !== props.value) props.onChange(orgId)
  }
  const step = (by: number) => {
    setActive((now) => Math.max(0, Math.min(choices().length - 1, now + by)))
    document.getElementById(`${id}-${active()}`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const by = steps[event.key]
    if (by !== undefined) {
      event.preventDefault()
      step(by)
    } else if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault()
      const chosen = choices()[active()]
      if (chosen !== undefined) choose(chosen)
    }
  }
  return (
    <Popover
      open={isOpen()}
      onOpenChange={(open) => {
        if (open && props.whyDisabled) return
        setOpen(open)
        setQuery('')
        setActive(0)
      }}
      gutter={6}
      placement="bottom-end"
    >
      <Popover.Trigger
        class={props.triggerClass}
        aria-label={props.label}
        title={props.whyDisabled ?? props.label}
        aria-disabled={props.whyDisabled ? 'true' : undefined}
        aria-description={props.whyDisabled ?? undefined}
      >
        {props.trigger}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content class={styles['panel']} aria-label={props.label}>
          <input
            type="text"
            class={styles['search']}
            role="combobox"
            aria-label={t('orgs.search')}
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={`${id}-${active()}`}
            placeholder={t('orgs.search')}
            autocomplete="off"
            enterkeyhint="done"
            value={query()}
            onInput={(event) => {
              setQuery(event.currentTarget.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
          />
          <div id={`${id}-list`} role="listbox" aria-label={props.label} class={styles['list']}>
            <For
              each={choices()}
              fallback={
                <p class={styles['nothing']}>{t('common.noMatches', { query: query() })}</p>
              }
            >
              {(orgId, index) => (
                <div
                  id={`${id}-${index()}`}
                  role="option"
                  aria-selected={orgId === props.value}
                  class={styles['option']}
                  classList={{ [styles['active'] ?? '']: index() === active() }}
                  onPointerMove={() => setActive(index())}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => choose(orgId)}
                >
                  <Show when={orgId !== null} fallback={<span class="muted">{props.none}</span>}>
                    {organisations.nameOf(orgId)}
                  </Show>
                </div>
              )}
            </For>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover>
  )
}
