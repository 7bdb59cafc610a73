import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { suggestOrganisations } from '@sedyanka/shared/meeting/organisation-names.ts'
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import type { PopoverPlace } from '../../ui/PopoverButton.tsx'
import { PopoverSheet } from '../../ui/PopoverSheet.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './OrganisationPicker.module.css'

interface Choice {
  label: string
  value: string | null
  /** What stands for no organisation. */
  none: string
  onChange: (orgId: OrganisationId | null) => void
}

/** The sheet of `OrganisationPicker`. */
export const OrganisationSheet = (props: PopoverPlace & Choice) => (
  <PopoverSheet {...props} class={styles['panel']}>
    <OrganisationSearch
      label={props.label}
      value={props.value}
      none={props.none}
      onChange={(orgId) => {
        props.setOpen(false)
        if (orgId !== props.value) props.onChange(orgId)
      }}
    />
  </PopoverSheet>
)

/** Made anew at each opening: a search begins empty. */
const OrganisationSearch = (props: Choice) => {
  const { t, langOf } = useI18n()
  const { organisations } = useMeeting()
  const [query, setQuery] = createSignal('')
  const [active, setActive] = createSignal(0)
  const id = createUniqueId()

  /** Null stands for “none” and is offered until one types. */
  const choices = createMemo<(OrganisationId | null)[]>(() => {
    const found = suggestOrganisations(query(), organisations.named()).map(
      (organisation) => organisation.id,
    )
    return query().trim() === '' ? [null, ...found] : found
  })
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
      if (chosen !== undefined) props.onChange(chosen)
    }
  }
  return (
    <>
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
          fallback={<p class={styles['nothing']}>{t('common.noMatches', { query: query() })}</p>}
        >
          {(orgId, index) => (
            <div
              id={`${id}-${index()}`}
              role="option"
              lang={orgId === null ? undefined : langOf(organisations.nameOf(orgId))}
              aria-selected={orgId === props.value}
              class={styles['option']}
              classList={{ [styles['active'] ?? '']: index() === active() }}
              onPointerMove={() => setActive(index())}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => props.onChange(orgId)}
            >
              <Show when={orgId !== null} fallback={<span class="muted">{props.none}</span>}>
                {organisations.nameOf(orgId)}
              </Show>
            </div>
          )}
        </For>
      </div>
    </>
  )
}
