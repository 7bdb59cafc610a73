import HeartHandshake from 'lucide-solid/icons/heart-handshake'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Card } from '../ui/Card.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { HelpEditor } from './create-help-editor.ts'
import type { NeedsView } from './create-needs-view.ts'
import styles from './NeedsPage.module.css'
import { NeedPanel } from './NeedPanel.tsx'
import { OfferPanel } from './OfferPanel.tsx'

/** The chosen need or offer: beside the lists where there is room, in a sheet on phones. */
export const HelpDetails = (props: { view: NeedsView; editor: HelpEditor; inSheet: boolean }) => {
  const { t } = useI18n()
  const need = () => props.view.selectedNeed()
  const offer = () => props.view.selectedOffer()
  const panel = () => (
    <>
      <Show when={need()} keyed>
        {(row) => (
          <NeedPanel
            need={row}
            hideTitle={props.inSheet}
            onEdit={() => props.editor.editNeed(row)}
          />
        )}
      </Show>
      <Show when={offer()} keyed>
        {(row) => (
          <OfferPanel
            offer={row}
            hideTitle={props.inSheet}
            onEdit={() => props.editor.editOffer(row)}
            onNeed={props.view.selectNeed}
          />
        )}
      </Show>
    </>
  )
  return (
    <Show
      when={props.inSheet}
      fallback={
        <Card padded>
          <Show
            when={need() ?? offer()}
            fallback={
              <p class={styles['hint']}>
                <HeartHandshake size={22} aria-hidden="true" />
                {t('matching.chooseNeed')}
              </p>
            }
          >
            {panel()}
          </Show>
        </Card>
      }
    >
      <Dialog
        open={(need() ?? offer()) !== null}
        title={(need() ?? offer())?.title ?? ''}
        onClose={() => props.view.selectNeed(null)}
      >
        {panel()}
      </Dialog>
    </Show>
  )
}
