import { For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { HereGroup } from './group-people.ts'
import styles from './Presence.module.css'

/** Everybody who is here, by organisation. */
export const PresenceList = (props: {
  open: boolean
  onClose: () => void
  title: string
  description: string
  groups: readonly HereGroup[]
  shortName: (group: HereGroup) => string
  fullName: (group: HereGroup) => string
}) => {
  const { langOf } = useI18n()
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={props.title}
      description={props.description}
    >
      <ul class={styles['list']} role="list">
        <For each={props.groups}>
          {(group) => (
            <li class={styles['group']}>
              <Avatar name={props.shortName(group)} color={group.color} />
              <strong lang={langOf(props.fullName(group))}>{props.fullName(group)}</strong>
              <Show when={group.organisationId !== null && group.names.length > 0}>
                <span class={styles['names']}>{group.names.join(', ')}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  )
}
