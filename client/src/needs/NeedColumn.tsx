import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import type { HelpEditor } from './create-help-editor.ts'
import type { NeedsView } from './create-needs-view.ts'
import { HelpColumn } from './HelpColumn.tsx'
import { NeedCard } from './NeedCard.tsx'

/** The needs that pass the filters. */
export const NeedColumn = (props: { view: NeedsView; editor: HelpEditor; mayAdd: boolean }) => {
  const { t } = useI18n()
  return (
    <HelpColumn
      title={t('needs.title')}
      tone="need"
      rows={props.view.needs()}
      past={props.view.pastNeeds()}
      card={(need) => (
        <NeedCard
          need={need}
          selected={props.view.search.need === need.id}
          onSelect={() => props.view.selectNeed(need.id)}
        />
      )}
      empty={
        props.view.isFiltered()
          ? {
              title: t('needs.emptyFiltered'),
              action: <Button onClick={props.view.clear}>{t('common.clearFilters')}</Button>,
            }
          : {
              title: t('needs.empty'),
              text: t('needs.emptyExplain'),
              action: (
                <Show when={props.mayAdd}>
                  <Button tone="primary" onClick={() => props.editor.add('need')}>
                    {t('needs.new')}
                  </Button>
                </Show>
              ),
            }
      }
    />
  )
}
