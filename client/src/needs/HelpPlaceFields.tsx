import { limits } from '@sedyanka/shared/limits.ts'
import { units } from '@sedyanka/shared/reference/units.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { Editing } from './create-help-editor.ts'
import { createSectors } from '../rows/create-sectors.ts'
import { createSeldomWords } from '../seldom-words.ts'
import type { DraftField, HelpDraft } from './help-draft.ts'
import styles from './HelpForm.module.css'
import { useNeeds } from './needs-context.tsx'
import { ownUnits } from './own-unit.ts'

/** Whose it is, how much of what kind, in which sector and where. */
export const HelpPlaceFields = (props: {
  editing: Editing
  draft: HelpDraft
  set: (patch: Partial<HelpDraft>) => void
  error: (field: DraftField) => string | null
}) => {
  const { t } = useI18n()
  const say = createSeldomWords()
  const { names, room, needs, offers } = useNeeds()
  const sectors = createSectors(room, () => [props.draft.sector])
  /** Units of the board's own, and that of the row, whatever became of the others. */
  const own = () =>
    ownUnits([...needs(), ...offers(), { unit: props.draft.unit }]).filter((unit) => unit !== '')
  const isNeed = () => props.editing.kind === 'need'
  const noChoice = () => ({ value: '' as const, label: t('common.choose') })
  return (
    <>
      <Show when={room.seat.role === 'facilitator' && props.editing.id === null}>
        <Select
          label={t('common.organisation')}
          value={props.draft.orgId}
          required
          error={props.error('orgId')}
          options={[
            noChoice(),
            ...names.organisations().map((organisation) => ({
              value: organisation.id,
              label: names.shortName(organisation),
              group: t(organisation.kind === 'ngo' ? 'orgs.ngos' : 'orgs.institutions'),
            })),
          ]}
          onChange={(orgId) => props.set({ orgId })}
        />
      </Show>
      <div class={styles['pair']}>
        <TextField
          label={t(isNeed() ? 'needs.quantityNeeded' : 'offers.quantityAvailable')}
          inputmode="decimal"
          required
          value={props.draft.quantity}
          error={props.error('quantity')}
          onInput={(quantity) => props.set({ quantity })}
        />
        <Select
          label={t('common.unit')}
          value={props.draft.unit}
          options={[
            ...units.map((unit) => ({ value: unit as string, label: names.unit(unit) })),
            ...own().map((unit) => ({ value: unit, label: unit, group: say('unit.ownHere') })),
            { value: '', label: say('unit.own') },
          ]}
          onChange={(unit) => props.set({ unit })}
        />
      </div>
      <Show when={props.draft.unit === ''}>
        <TextField
          label={say('unit.ownLabel')}
          hint={say('unit.ownHint')}
          required
          maxlength={limits.unitLength}
          value={props.draft.ownUnit}
          error={props.error('unit')}
          onInput={(ownUnit) => props.set({ ownUnit })}
        />
      </Show>
      <Segmented
        label={t('needs.kind')}
        value={props.draft.kind}
        options={[
          { value: 'service', label: t('needs.kindService') },
          { value: 'goods', label: t('needs.kindGoods') },
        ]}
        onChange={(kind) => props.set({ kind })}
      />
      <div class={styles['pair']}>
        <Select
          label={t('common.sector')}
          value={props.draft.sector}
          required
          error={props.error('sector')}
          options={[
            noChoice(),
            ...sectors().map((sector) => ({ value: sector, label: names.sector(sector) })),
          ]}
          onChange={(sector) => props.set({ sector })}
        />
        <Select
          label={t('common.municipality')}
          value={props.draft.municipality ?? ''}
          options={[
            { value: '', label: t('offers.coverageRegion') },
            ...names
              .municipalities()
              .map(({ id }) => ({ value: id, label: names.municipality(id) })),
          ]}
          onChange={(municipality) => props.set({ municipality: municipality || null })}
        />
      </div>
    </>
  )
}
