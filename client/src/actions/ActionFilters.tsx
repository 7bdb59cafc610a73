import { Show } from 'solid-js'
import X from 'lucide-solid/icons/x'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { ChipSelect } from '../ui/ChipSelect.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './ActionsPage.module.css'
import type { ActionsView } from './create-actions-view.ts'
import { useTasks } from './actions-context.tsx'

const statuses = [
  'proposed',
  'accepted',
  'inProgress',
  'blocked',
  'overdue',
  'done',
  'cancelled',
] as const

/** Ours or all, and which organisation and status. */
export const ActionFilters = (props: { view: ActionsView }) => {
  const { t } = useI18n()
  const { names } = useTasks()
  const all = () => t('common.all').toLowerCase()
  return (
    <div class={styles['filters']} role="group" aria-label={t('a11y.filtersRegion')}>
      <Show when={props.view.hasOwn}>
        <Segmented
          class={styles['whose'] ?? ''}
          label={t('actions.whose')}
          value={props.view.isMine() ? 'mine' : 'all'}
          options={[
            { value: 'mine', label: t('actions.ours') },
            { value: 'all', label: t('actions.all') },
          ]}
          onChange={props.view.show}
        />
      </Show>
      <Show when={!props.view.isMine()}>
        <ChipSelect
          label={t('common.organisation')}
          value={props.view.search.org ?? ''}
          options={[
            { value: '', label: t('actions.filterOrganisation', { name: all() }) },
            ...names.organisations().map((one) => ({ value: one.id, label: names.shortName(one) })),
          ]}
          onChange={(org) => props.view.filter({ org })}
        />
      </Show>
      <ChipSelect
        label={t('common.status')}
        value={props.view.search.status ?? ''}
        options={[
          { value: '', label: t('actions.filterStatus', { name: all() }) },
          ...statuses.map((status) => ({ value: status, label: t(`status.action.${status}`) })),
        ]}
        onChange={(status) => props.view.filter({ status })}
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
    </div>
  )
}
