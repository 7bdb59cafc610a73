import type { Member } from '@sedyanka/shared/wire/api.ts'
import { readOrganisations } from '@sedyanka/shared/organisations/organisations.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import type { Role } from '@sedyanka/shared/seat.ts'
import { createEffect, createSignal, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './MembersPanel.module.css'

export interface MemberSeat {
  role: Role
  organisationId: OrganisationId | null
}

const roles = ['facilitator', 'member', 'observer', 'screen'] as const

/** Another role or organisation for a person. Members sit for an organisation, facilitators may. */
export const MemberDialog = (props: {
  member: Member | null
  onSave: (member: Member, seat: MemberSeat) => void
  onClose: () => void
}) => {
  const { t, language } = useI18n()
  const board = useBoard()
  const [role, setRole] = createSignal<Role>('member')
  const [organisationId, setOrganisationId] = createSignal<OrganisationId | ''>('')
  const [tried, setTried] = createSignal(false)
  createEffect(() => {
    if (!props.member) return
    setRole(props.member.role)
    setOrganisationId(props.member.organisationId ?? '')
    setTried(false)
  })
  const sits = () => role() === 'member' || role() === 'facilitator'
  const isMissing = () => role() === 'member' && organisationId() === ''
  const save = () => {
    setTried(true)
    if (!props.member || isMissing()) return
    props.onSave(props.member, {
      role: role(),
      organisationId: sits() ? organisationId() || null : null,
    })
  }
  return (
    <Dialog
      open={props.member !== null}
      onClose={() => props.onClose()}
      title={props.member?.name ?? ''}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button tone="primary" onClick={save}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div class={styles['form']}>
        <Select
          label={t('members.role')}
          hint={t(`roles.${role()}Hint`)}
          value={role()}
          options={roles.map((one) => ({ value: one, label: t(`roles.${one}`) }))}
          onChange={(next) => setRole(next as Role)}
        />
        <Show when={sits()}>
          <Select
            label={t('common.organisation')}
            value={organisationId()}
            error={tried() && isMissing() ? t('errors.organisationRequired') : null}
            options={[
              { value: '', label: t('common.noChoice') },
              ...readOrganisations(board.room.doc).map(({ id, name, kind }) => ({
                value: id,
                label: name[language()],
                group: t(kind === 'ngo' ? 'orgs.ngos' : 'orgs.institutions'),
              })),
            ]}
            onChange={setOrganisationId}
          />
        </Show>
      </div>
    </Dialog>
  )
}
