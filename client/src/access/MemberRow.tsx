import type { Member } from '@sedyanka/shared/wire/api.ts'
import type { Organisation } from '@sedyanka/shared/organisations/organisations.ts'
import { colourOf } from '@sedyanka/shared/wire/presence.ts'
import Ellipsis from 'lucide-solid/icons/ellipsis-vertical'
import Eraser from 'lucide-solid/icons/eraser'
import Pencil from 'lucide-solid/icons/pencil'
import UserX from 'lucide-solid/icons/user-x'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { Menu } from '../ui/Menu.tsx'
import styles from './MembersPanel.module.css'

/** One person's seat. */
export const MemberRow = (props: {
  member: Member
  organisation: Organisation | null
  isHere: boolean
  isMe: boolean
  /** Another row of the same organisation has the same name. */
  hasNamesake: boolean
  onEdit: () => void
  onRemove: () => void
  /** Removes with what was written lately. */
  onTakeBack: () => void
}) => {
  const { t, language, formatAgo, formatDate, dayOf } = useI18n()
  const seen = () => {
    if (props.isHere) return t('orgs.online')
    const { lastSeenAt } = props.member
    return lastSeenAt === null
      ? t('orgs.neverJoined')
      : t('members.lastSeen', { time: formatAgo(lastSeenAt) })
  }
  return (
    <li class={styles['row']}>
      <Avatar
        name={props.member.name}
        color={colourOf(props.member.organisationId ?? props.member.personId)}
      />
      <span>
        <strong>{props.member.name}</strong>
        <Show when={props.isMe}>
          <span class="small muted"> · {t('members.thisIsYou')}</span>
        </Show>
        <Show when={props.hasNamesake}>
          <span class="small muted"> · {t('members.sameName')}</span>
        </Show>
      </span>
      <span class={`${styles['seat']} small`}>
        {t(`roles.${props.member.role}`)}
        <Show when={props.organisation}>
          {(organisation) => <> · {organisation().name[language()]}</>}
        </Show>
      </span>
      <span
        class={`${styles['seen']} small muted`}
        title={t('members.joined', { date: formatDate(dayOf(props.member.joinedAt)) })}
      >
        {seen()}
      </span>
      <Menu
        label={`${t('common.moreActions')}: ${props.member.name}`}
        trigger={<Ellipsis size={20} aria-hidden="true" />}
        triggerClass={styles['menu'] ?? ''}
        entries={[
          {
            label: t('members.changeRole'),
            icon: <Pencil size={18} />,
            onSelect: () => props.onEdit(),
          },
          {
            label: t('members.remove'),
            icon: <UserX size={18} />,
            tone: 'danger',
            onSelect: () => props.onRemove(),
          },
          {
            label: t('members.takeBack'),
            icon: <Eraser size={18} />,
            tone: 'danger',
            onSelect: () => props.onTakeBack(),
          },
        ]}
      />
    </li>
  )
}
