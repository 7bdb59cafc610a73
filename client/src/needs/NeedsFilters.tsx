import { coveredPercent } from '@sedyanka/shared/help/coverage.ts'
import X from 'lucide-solid/icons/x'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createSectors } from '../rows/create-sectors.ts'
import { Button } from '../ui/Button.tsx'
import { ChipSelect } from '../ui/ChipSelect.tsx'
import { ChipToggle } from '../ui/ChipToggle.tsx'
import type { NeedsView } from './create-needs-view.ts'
import styles from './NeedsPage.module.css'
import { useNeeds } from './needs-context.tsx'

/** Filters by sector, municipality and what is still open, and what the lists come to. */
export const NeedsFilters = (props: { view: NeedsView }) => {
  const { t } = useI18n()
  const { names, coverage, room, needs, offers } = useNeeds()
  const sectors = createSectors(room, () => [...needs(), ...offers()].map(({ sector }) => sector))
  const all = () => t('common.all').toLowerCase()
  const count = () => ({ needs: props.view.needs().length, offers: props.view.offers().length })
  return (
    <div class={styles['filters']} role="group" aria-label={t('a11y.filtersRegion')}>
      <ChipSelect
        label={t('common.sector')}
        value={props.view.search.sector ?? ''}
        options={[
          { value: '', label: t('needs.filterSector', { name: all() }) },
          ...sectors().map((id) => ({ value: id, label: names.sector(id) })),
        ]}
        onChange={(sector) => props.view.filter({ sector })}
      />
      <ChipSelect
        label={t('common.municipality')}
        value={props.view.search.municipality ?? ''}
        options={[
          { value: '', label: t('needs.filterMunicipality', { name: all() }) },
          ...names.municipalities().map(({ id }) => ({ value: id, label: names.municipality(id) })),
          { value: 'region', label: t('offers.coverageRegion') },
        ]}
        onChange={(municipality) => props.view.filter({ municipality })}
      />
      <ChipToggle
        label={t('needs.onlyUncovered')}
        on={props.view.search.uncovered === '1'}
        onChange={(on) => props.view.filter({ uncovered: on ? '1' : '' })}
      />
      <Show when={props.view.isFiltered()}>
        <Button
          size="small"
          tone="ghost"
          icon={<X size={16} aria-hidden="true" />}
          onClick={props.view.clear}
        >
          {t('common.clearFilters')}
        </Button>
      </Show>
      <span class={styles['summary']}>
        {t('needs.summary', {
          needs: t('count.needs', { count: count().needs }),
          offers: t('count.offers', { count: count().offers }),
          percent: coveredPercent(props.view.needs(), coverage()),
        })}
      </span>
    </div>
  )
}
