import ChevronDown from 'lucide-solid/icons/chevron-down'
import { For } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { OrganisationPicker } from '../parts/OrganisationPicker.tsx'
import type { Details } from './create-details.ts'
import styles from './Details.module.css'

const roles = [
  { field: 'chairOrgId', label: 'meeting.chair' },
  { field: 'facilitatorOrgId', label: 'meeting.facilitator' },
  { field: 'minuteTakerOrgId', label: 'meeting.minuteTaker' },
] as const

/** Who chairs, who leads, who keeps the minutes, and how many make a quorum. */
export const RoleFields = (props: { details: Details }) => {
  const { t } = useI18n()
  const { organisations } = useMeeting()
  const { values, edit, fault } = props.details
  return (
    <fieldset class={styles['group']}>
      <legend class="caption">{t('meeting.roles')}</legend>
      <div class={styles['fields']}>
        <For each={roles}>
          {({ field, label }) => {
            const name = () => organisations.nameOf(values()[field]) || t('common.notSet')
            return (
              <div>
                <p class={styles['label']} aria-hidden="true">
                  {t(label)}
                </p>
                <OrganisationPicker
                  label={`${t(label)}: ${name()}`}
                  value={values()[field]}
                  none={t('common.notSet')}
                  triggerClass={styles['picker'] ?? ''}
                  trigger={
                    <>
                      <span class={styles['chosen']}>{name()}</span>
                      <ChevronDown size={16} aria-hidden="true" />
                    </>
                  }
                  onChange={(orgId) => edit({ [field]: orgId })}
                />
              </div>
            )
          }}
        </For>
        <TextField
          label={t('meeting.quorum')}
          hint={t('meeting.quorumHint')}
          inputmode="numeric"
          autocomplete="off"
          maxlength={4}
          value={values().quorum}
          error={fault('quorum')}
          onInput={(quorum) => edit({ quorum })}
        />
      </div>
    </fieldset>
  )
}
