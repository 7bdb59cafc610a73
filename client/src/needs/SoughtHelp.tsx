import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { createEffect, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { SoughtNotice } from '../links/SoughtNotice.tsx'
import { createRow } from '../sync/rows.ts'
import { Button } from '../ui/Button.tsx'
import type { NeedsView } from './create-needs-view.ts'
import { useNeeds } from './needs-context.tsx'

/** Scrolls to the need or offer that the address names, or says what became of it. */
export const SoughtHelp = (props: { view: NeedsView }) => {
  const { t } = useI18n()
  const { room, may, commands } = useNeeds()
  const needId = () => props.view.search.need || null
  const offerId = () => props.view.search.offer || null
  const need = createRow(room, needs, needId)
  const offer = createRow(room, offers, offerId)
  const found = () => (needId() === null ? offer() : need())
  const isMissing = () =>
    (needId() ?? offerId()) !== null &&
    props.view.selectedNeed() === null &&
    props.view.selectedOffer() === null
  createEffect(() => {
    if ((needId() ?? offerId()) === null) return
    requestAnimationFrame(() =>
      document.querySelector('li[data-selected]')?.scrollIntoView({ block: 'nearest' }),
    )
  })
  const words = () => {
    const row = found()
    return row ? t('links.removed', { title: row.title }) : t('links.none')
  }
  const restore = () => {
    const [lostNeed, lostOffer] = [needId(), offerId()]
    if (lostNeed !== null) commands.bringBackNeed(lostNeed)
    else if (lostOffer !== null) commands.bringBackOffer(lostOffer)
  }
  const root = () => (needId() === null ? offers.root : needs.root)
  return (
    <Show when={isMissing()}>
      <SoughtNotice text={words()}>
        <Show when={found()}>
          {(row) => (
            <Show when={may.write(root(), row().id, 'deletedAt')}>
              <Button size="small" onClick={restore}>
                {t('common.restore')}
              </Button>
            </Show>
          )}
        </Show>
        <Button size="small" tone="ghost" onClick={() => props.view.selectNeed(null)}>
          {t('common.dismiss')}
        </Button>
      </SoughtNotice>
    </Show>
  )
}
