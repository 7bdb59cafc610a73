import type { BoardId, InvitationId } from '@sedyanka/shared/ids.ts'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createDoor } from './create-door.ts'
import styles from './MembersPanel.module.css'

/** Says by which way more people come in than a hall has. */
export const CrowdNotice = (props: {
  boardId: BoardId
  nameOfWay: (invitationId: InvitationId | null) => string
}) => {
  const { t, formatClock } = useI18n()
  const { door } = createDoor(props.boardId)
  return (
    <div role="status">
      <For each={door()?.crowds ?? []}>
        {({ invitationId, refused, since }) => (
          <p class={styles['crowd']}>
            <TriangleAlert size={18} aria-hidden="true" />
            {t('members.crowd', {
              way: props.nameOfWay(invitationId),
              count: refused,
              since: formatClock(since),
            })}
          </p>
        )}
      </For>
    </div>
  )
}
