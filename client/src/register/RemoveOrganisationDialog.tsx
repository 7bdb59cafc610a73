import type { Organisation } from '@sedyanka/shared/organisations/organisations.ts'
import { createResource, Show } from 'solid-js'
import { listMembers } from '../api.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { createSeldomWords } from '../seldom-words.ts'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** Asks before an organisation is taken off the board, and says what happens then. */
export const RemoveOrganisationDialog = (props: {
  organisation: Organisation
  busy: boolean
  onRemove: () => void
  onClose: () => void
}) => {
  const { t } = useI18n()
  const say = createSeldomWords()
  const board = useBoard()
  const [members] = createResource(() => listMembers(board.id))
  const people = () =>
    members.error
      ? null
      : (members()?.filter(
          ({ organisationId, personId }) =>
            organisationId === props.organisation.id && personId !== board.seat.personId,
        ).length ?? null)
  return (
    <Dialog
      open
      onClose={() => props.onClose()}
      title={say('orgs.removeTitle', { organisation: props.organisation.shortName })}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button tone="danger" busy={props.busy} onClick={() => props.onRemove()}>
            {t('orgs.remove')}
          </Button>
        </>
      }
    >
      <p>{say('orgs.removeConfirm')}</p>
      <Show when={people()}>
        {(count) => (
          <p>
            <strong>{say('orgs.removePeople', { count: count() })}</strong>
          </p>
        )}
      </Show>
      <Show when={board.seat.organisationId === props.organisation.id}>
        <p>{say('orgs.removeOwn')}</p>
      </Show>
    </Dialog>
  )
}
