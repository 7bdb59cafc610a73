import type { Need } from '@sedyanka/shared/help/needs.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Select } from '../ui/Select.tsx'
import { QuantityForm } from './QuantityForm.tsx'
import styles from './PledgeForm.module.css'
import { useNeeds } from './needs-context.tsx'

/**
 * "We can cover 10": one number makes an offer and links it. A facilitator may enter it for another organisation. The
 * organisation that needs it is not asked to cover it.
 */
export const PledgeForm = (props: { need: Need }) => {
  const { t } = useI18n()
  const { room, names, coverNeed, commands } = useNeeds()
  const isNeeding = (id: string | null) => id === props.need.orgId
  const own = () => room.seat.organisationId
  const [orgId, setOrgId] = createSignal<OrganisationId | ''>(isNeeding(own()) ? '' : (own() ?? ''))
  const isFacilitator = () => room.seat.role === 'facilitator'
  const mayPledge = () =>
    isFacilitator() || (room.seat.role === 'member' && own() !== null && !isNeeding(own()))
  const cover = () => coverNeed(props.need.id)
  const isWanted = () => cover()?.status === 'open' || cover()?.status === 'partiallyMatched'
  const suggested = () => Math.max(0, (cover()?.remaining ?? 0) - (cover()?.proposed ?? 0))
  const whyNot = () => (orgId() === '' ? t('errors.organisationRequired') : null)
  return (
    <Show when={mayPledge() && isWanted()}>
      <section class={styles['box']}>
        <h3>{t('needs.weCanCover')}</h3>
        <Show when={isFacilitator()}>
          <Select
            label={t('common.organisation')}
            hideLabel
            value={orgId()}
            options={[
              { value: '' as const, label: t('common.choose') },
              ...names
                .organisations()
                .filter(({ id }) => !isNeeding(id))
                .map((one) => ({ value: one.id, label: names.shortName(one) })),
            ]}
            onChange={setOrgId}
          />
        </Show>
        <QuantityForm
          label={t('needs.weCanCover')}
          suggested={suggested()}
          most={null}
          unit={props.need.unit}
          action={t('matching.addOffer')}
          whyDisabled={whyNot()}
          onGive={(quantity) => {
            const giver = orgId()
            return giver !== '' && commands.cover(props.need, quantity, giver)
          }}
        />
        <p class="small muted">{t('needs.weCanCoverHint')}</p>
      </section>
    </Show>
  )
}
