import { proposeNames, recordNames } from '@sedyanka/shared/meeting/naming.ts'
import UserPlus from 'lucide-solid/icons/user-plus'
import { createMemo, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { useMeeting } from '../meeting-context.tsx'

/** One tap puts the names of those who joined into the attendance list. */
export const TakeNames = () => {
  const { t } = useI18n()
  const { act, attendance, people } = useMeeting()
  const names = createMemo(() => proposeNames(people(), attendance()))
  const added = () => names().reduce((sum, each) => sum + each.added, 0)
  const proposals = () =>
    names().map(({ orgId, names: written, representatives }) => ({
      orgId,
      names: written,
      representatives,
    }))
  return (
    <Show when={added() > 0}>
      <Button
        wide
        icon={<UserPlus size={18} aria-hidden="true" />}
        onClick={() => act(recordNames, { proposals: proposals() })}
      >
        {t('attendance.takeNames', { count: added() })}
      </Button>
    </Show>
  )
}
