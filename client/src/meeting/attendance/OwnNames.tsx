import type { Attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { NamesDialog } from './NamesDialog.tsx'

/** A member writes how many of their organisation are here, and their names and positions. */
export const OwnNames = (props: { row: Attendance }) => {
  const { t } = useI18n()
  const { seat, organisations } = useMeeting()
  const [isNaming, setNaming] = createSignal(false)
  return (
    <>
      <Button size="small" tone="ghost" onClick={() => setNaming(true)}>
        {t('attendance.ownNames')}
      </Button>
      <Show when={isNaming() && organisations.byId(seat.organisationId)}>
        {(organisation) => (
          <NamesDialog
            organisation={organisation()}
            row={props.row}
            onClose={() => setNaming(false)}
          />
        )}
      </Show>
    </>
  )
}
