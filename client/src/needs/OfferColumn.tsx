import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import type { HelpEditor } from './create-help-editor.ts'
import type { NeedsView } from './create-needs-view.ts'
import { HelpColumn } from './HelpColumn.tsx'
import { OfferCard } from './OfferCard.tsx'

/** The offers that pass the filters. */
export const OfferColumn = (props: { view: NeedsView; editor: HelpEditor; mayAdd: boolean }) => {
  const { t } = useI18n()
  return (
    <HelpColumn
      title={t('offers.title')}
      tone="offer"
      rows={props.view.offers()}
      past={props.view.pastOffers()}
      card={(offer) => (
        <OfferCard
          offer={offer}
          selected={props.view.search.offer === offer.id}
          onSelect={() => props.view.selectOffer(offer.id)}
        />
      )}
      empty={
        props.view.isFiltered()
          ? {
              title: t('offers.emptyFiltered'),
              action: <Button onClick={props.view.clear}>{t('common.clearFilters')}</Button>,
            }
          : {
              title: t('offers.empty'),
              text: t('offers.emptyExplain'),
              action: (
                <Show when={props.mayAdd}>
                  <Button tone="primary" onClick={() => props.editor.add('offer')}>
                    {t('offers.new')}
                  </Button>
                </Show>
              ),
            }
      }
    />
  )
}
