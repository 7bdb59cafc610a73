import type { OrganisationChoice } from '@sedyanka/shared/wire/api.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import Check from 'lucide-solid/icons/check'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { byDisplayedName } from '../organisations/by-displayed-name.ts'
import { searchOrganisations } from '../organisations/search-organisations.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './OrganisationChooser.module.css'

/** One organisation of the register: search, or scroll through institutions and NGOs; the choice folds the list away. */
export const OrganisationChooser = (props: {
  choices: readonly OrganisationChoice[]
  chosenId: OrganisationId | null
  onChoose: (id: OrganisationId | null) => void
  error?: string | null
}) => {
  const { t, language, langOf } = useI18n()
  const [query, setQuery] = createSignal('')
  const found = createMemo(() =>
    searchOrganisations(props.choices, query()).sort(byDisplayedName(language())),
  )
  const groups = createMemo(() =>
    (['institution', 'ngo'] as const)
      .map((kind) => ({
        kind,
        title: t(kind === 'institution' ? 'orgs.institutions' : 'orgs.ngos'),
        choices: found().filter((choice) => choice.kind === kind),
      }))
      .filter(({ choices }) => choices.length > 0),
  )
  const chosen = () => props.choices.find(({ id }) => id === props.chosenId)
  let list: HTMLDivElement | undefined
  let search: HTMLInputElement | HTMLTextAreaElement | undefined

  const options = () => [...(list?.querySelectorAll<HTMLButtonElement>('button') ?? [])]
  const move = (event: KeyboardEvent) => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const all = options()
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    const next = at + step
    if (next < 0) search?.focus()
    else all[Math.min(next, all.length - 1)]?.focus()
  }
  const chooseOnly = (event: KeyboardEvent) => {
    if (event.code !== 'Enter') return
    event.preventDefault()
    const [only, ...others] = found()
    if (only && (others.length === 0 || query().trim() !== '')) props.onChoose(only.id)
  }

  return (
    <Show
      when={chosen()}
      fallback={
        <div onKeyDown={move}>
          <TextField
            label={t('join.organisation')}
            placeholder={t('join.organisationSearch')}
            value={query()}
            onInput={setQuery}
            onKeyDown={chooseOnly}
            ref={(element) => (search = element)}
            error={props.error}
            type="search"
            autocomplete="off"
            enterkeyhint="search"
            size="large"
          />
          <div
            ref={(element) => (list = element)}
            class={styles['list']}
            role="group"
            aria-label={t('join.organisation')}
          >
            <For
              each={groups()}
              fallback={<p class={styles['none']}>{t('common.noMatches', { query: query() })}</p>}
            >
              {(group) => (
                <section aria-label={group.title}>
                  <h2 class={`${styles['group']} caption`}>{group.title}</h2>
                  <For each={group.choices}>
                    {(choice) => (
                      <button
                        type="button"
                        class={styles['option']}
                        lang={langOf(choice.name[language()])}
                        onClick={() => props.onChoose(choice.id)}
                      >
                        {choice.name[language()]}
                      </button>
                    )}
                  </For>
                </section>
              )}
            </For>
          </div>
          <details class={styles['missing']}>
            <summary>{t('join.organisationMissing')}</summary>
            <p class="small">{t('join.organisationMissingHint')}</p>
          </details>
        </div>
      }
    >
      {(organisation) => (
        <div>
          <p class={styles['label']}>{t('join.organisation')}</p>
          <div class={styles['chosen']}>
            <Check size={20} aria-hidden="true" />
            <strong class="grow" lang={langOf(organisation().name[language()])}>
              {organisation().name[language()]}
            </strong>
            <Button tone="ghost" size="small" onClick={() => props.onChoose(null)}>
              {t('common.otherOrganisation')}
            </Button>
          </div>
        </div>
      )}
    </Show>
  )
}
