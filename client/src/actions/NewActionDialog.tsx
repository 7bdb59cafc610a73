import { actions } from '@sedyanka/shared/actions/actions.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { everyName } from '@sedyanka/shared/meeting/organisation-names.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createPrivacyCheck } from '../privacy/create-privacy-check.ts'
import { PersonalDataNotice } from '../privacy/PersonalDataNotice.tsx'
import { createFullShare } from '../sync/full-share.ts'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './ActionCard.module.css'
import { useTasks } from './actions-context.tsx'

/** A new action item: what, who, until when. Given to another organisation, it waits for its consent. */
export const NewActionDialog = (props: { open: boolean; onClose: () => void }) => {
  const { t } = useI18n()
  const { room, names, commands, setOpenId } = useTasks()
  const own = () => room.seat.organisationId
  const [title, setTitle] = createSignal('')
  const [orgId, setOrgId] = createSignal<OrganisationId | ''>(own() ?? '')
  const [dueDate, setDueDate] = createSignal<string | null>(null)
  const [error, setError] = createSignal<string | null>(null)
  const check = createPrivacyCheck(title, () => names.organisations().flatMap(everyName))
  const mustRemove = () => check.findings().some((finding) => finding.action === 'block')
  const whyFull = createFullShare(room, actions)
  const whyNot = () => (mustRemove() ? t('privacy.mustRemove') : whyFull())
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (whyNot() !== null) return
    if (title().trim() === '') return setError(t('errors.required'))
    const id = commands.add({ title: title().trim(), orgId: orgId() || null, dueDate: dueDate() })
    if (id === null) return
    setOpenId(id)
    setTitle('')
    setDueDate(null)
    props.onClose()
  }
  return (
    <Dialog open={props.open} title={t('actions.new')} onClose={props.onClose}>
      <form class={styles['form']} onSubmit={submit} novalidate>
        <TextField
          label={t('actions.titleField')}
          value={title()}
          maxlength={limits.titleLength}
          error={error()}
          onInput={(next) => {
            setTitle(next)
            setError(null)
          }}
        />
        <PersonalDataNotice
          text={title()}
          findings={check.findings()}
          onRemove={() => setTitle(check.removeMarked())}
          onKeep={check.keep}
        />
        <div class={styles['fields']}>
          <Select
            label={t('actions.responsible')}
            value={orgId()}
            options={[
              { value: '', label: t('actions.responsibleNone') },
              ...names.organisations().map((organisation) => ({
                value: organisation.id,
                label: names.shortName(organisation),
                group: t(organisation.kind === 'ngo' ? 'orgs.ngos' : 'orgs.institutions'),
              })),
            ]}
            onChange={setOrgId}
          />
          <DateField
            label={t('actions.due')}
            optional={t('common.optional')}
            value={dueDate()}
            onChange={setDueDate}
          />
        </div>
        <Show when={orgId() !== '' && orgId() !== own()}>
          <p class="small muted">
            {t('actions.proposedTo', { organisation: names.organisation(orgId() || null) })}
          </p>
        </Show>
        <Show when={whyFull()}>{(why) => <p role="status">{why()}</p>}</Show>
        <div class={styles['answers']}>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button type="submit" tone="primary" whyDisabled={whyNot()}>
            {t('common.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
