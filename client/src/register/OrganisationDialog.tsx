import { municipalityName } from '@sedyanka/shared/board/municipalities.ts'
import {
  addOrganisation,
  changeOrganisation,
} from '@sedyanka/shared/organisations/change-organisation.ts'
import { type Organisation, organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { findSameOrganisation } from '@sedyanka/shared/organisations/same-organisation.ts'
import { type Language, languages } from '@sedyanka/shared/i18n/translate.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { createAct } from '../rows/create-act.ts'
import { createPlaces } from '../rows/create-places.ts'
import { createSectors } from '../rows/create-sectors.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './OrganisationDialog.module.css'
import { SameOrganisation } from './SameOrganisation.tsx'
import { draftOf, fieldsOf, type OrganisationDraft } from './organisation-draft.ts'

/** Adds an organisation to the board or changes one; also the way to take one off the board. Facilitators only. */
export const OrganisationDialog = (props: {
  open: boolean
  organisation: Organisation | null
  onClose: () => void
  /** The organisation of that name is there already, on the board or taken off it: the way to it. */
  onExisting: (organisation: Organisation) => void
  /** Asked for; what happens then is another question. */
  onRemove: (organisation: Organisation) => void
}) => {
  const { t, language } = useI18n()
  const { room } = useBoard()
  const act = createAct(room)
  const places = createPlaces(room)
  const [draft, setDraft] = createStore<OrganisationDraft>(draftOf(null))
  const [tried, setTried] = createSignal(false)
  const same = createMemo(() => {
    const fields = tried() ? fieldsOf(draft) : null
    const register = organisations.everything(room.doc)
    return fields && findSameOrganisation(register, fields, props.organisation)
  })
  const sectors = createSectors(room, () => draft.sectors)
  // Filled once when it opens: others' edits meanwhile must not overwrite what is being typed.
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return
        setDraft(draftOf(props.organisation))
        setTried(false)
      },
    ),
  )
  const save = () => {
    setTried(true)
    const fields = fieldsOf(draft)
    if (!fields || same()) return
    const { ok } = props.organisation
      ? act(changeOrganisation, { id: props.organisation.id, ...fields })
      : act(addOrganisation, fields)
    if (ok) props.onClose()
  }
  const inLanguage = (what: string, id: Language) =>
    `${what} (${languages.find((one) => one.id === id)?.name})`
  const nameIn = (id: Language) => inLanguage(t('orgs.name'), id)
  const shortIn = (id: Language) => inLanguage(t('orgs.shortName'), id)
  const toggle = (id: string, on: boolean) =>
    setDraft('sectors', (before) => (on ? [...before, id] : before.filter((other) => other !== id)))

  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t(props.organisation ? 'orgs.edit' : 'orgs.add')}
      wide
      footer={
        <>
          <Show when={props.organisation}>
            {(organisation) => (
              <Button tone="danger" onClick={() => props.onRemove(organisation())}>
                {t('orgs.remove')}
              </Button>
            )}
          </Show>
          <span class="grow" />
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button tone="primary" type="submit" form="organisation">
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form
        id="organisation"
        class={styles['form']}
        novalidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Segmented
          label={t('orgs.kind')}
          value={draft.kind}
          options={[
            { value: 'institution', label: t('orgs.kindInstitution') },
            { value: 'ngo', label: t('orgs.kindNgo') },
          ]}
          onChange={(kind) => setDraft('kind', kind)}
        />
        <TextField
          label={nameIn('bg')}
          lang="bg"
          value={draft.bg}
          onInput={(bg) => setDraft('bg', bg)}
          error={tried() && draft.bg.trim() === '' ? t('errors.required') : null}
          maxlength={limits.titleLength}
        />
        <div class={styles['two']}>
          <TextField
            label={nameIn('en')}
            lang="en"
            optional={t('common.optional')}
            value={draft.en}
            onInput={(en) => setDraft('en', en)}
            maxlength={limits.titleLength}
          />
          <TextField
            label={nameIn('uk')}
            lang="uk"
            optional={t('common.optional')}
            value={draft.uk}
            onInput={(uk) => setDraft('uk', uk)}
            maxlength={limits.titleLength}
          />
          <TextField
            label={shortIn('bg')}
            lang="bg"
            value={draft.shortName}
            onInput={(shortName) => setDraft('shortName', shortName)}
            maxlength={60}
          />
          <TextField
            label={shortIn('en')}
            lang="en"
            optional={t('common.optional')}
            value={draft.shortEn}
            onInput={(shortEn) => setDraft('shortEn', shortEn)}
            maxlength={60}
          />
          <TextField
            label={shortIn('uk')}
            lang="uk"
            optional={t('common.optional')}
            value={draft.shortUk}
            onInput={(shortUk) => setDraft('shortUk', shortUk)}
            maxlength={60}
          />
          <Select
            label={t('common.municipality')}
            value={draft.municipality}
            options={[
              { value: '', label: t('common.notSet') },
              ...places().map(({ id }) => ({
                value: id,
                label: municipalityName(id, language(), places()),
              })),
            ]}
            onChange={(municipality) => setDraft('municipality', municipality)}
          />
        </div>
        <fieldset>
          <legend class={styles['legend']}>{t('orgs.sectors')}</legend>
          <div class={styles['sectors']}>
            <For each={sectors()}>
              {(id) => (
                <Checkbox
                  label={t(`sector.${id}`)}
                  checked={draft.sectors.includes(id)}
                  onChange={(on) => toggle(id, on)}
                />
              )}
            </For>
          </div>
        </fieldset>
        <Show when={same()}>
          {(organisation) => (
            <SameOrganisation
              organisation={organisation()}
              onOpen={() => props.onExisting(organisation())}
            />
          )}
        </Show>
      </form>
    </Dialog>
  )
}
