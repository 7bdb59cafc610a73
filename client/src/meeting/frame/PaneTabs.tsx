import ArrowLeftRight from 'lucide-solid/icons/arrow-left-right'
import FileText from 'lucide-solid/icons/file-text'
import Hand from 'lucide-solid/icons/hand'
import ListOrdered from 'lucide-solid/icons/list-ordered'
import Users from 'lucide-solid/icons/users'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useI18n } from '../../i18n.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './PaneTabs.module.css'

export type Pane = 'item' | 'agenda' | 'people' | 'speakers' | 'needs'

const panes = [
  { id: 'item', label: 'room.paneItem', icon: FileText },
  { id: 'agenda', label: 'nav.agenda', icon: ListOrdered },
  { id: 'people', label: 'room.panePeople', icon: Users },
  { id: 'speakers', label: 'room.tabSpeakers', icon: Hand },
  { id: 'needs', label: 'room.tabNeeds', icon: ArrowLeftRight },
] as const

/** The phone's way around the meeting, at the thumb. */
export const PaneTabs = (props: {
  pane: Pane
  /** The item that is shown is a round on needs. */
  withNeeds: boolean
  onChange: (pane: Pane) => void
}) => {
  const { t } = useI18n()
  const { queue, proposals, isFacilitator, isOpen } = useMeeting()
  /** What waits behind a tab: hands for everybody, proposals for who decides on them. */
  const waiting = (pane: Pane) => {
    if (pane === 'speakers') return queue().length
    return pane === 'agenda' && isFacilitator() && isOpen() ? proposals().length : 0
  }
  const choose = (pane: Pane) => {
    if (pane === props.pane) return
    props.onChange(pane)
    window.scrollTo({ top: 0 })
  }
  return (
    <nav class={styles['tabs']} data-print="hide" aria-label={t('room.panes')}>
      <For each={panes.filter(({ id }) => id !== 'needs' || props.withNeeds)}>
        {(pane) => (
          <button
            type="button"
            class={styles['tab']}
            aria-current={props.pane === pane.id ? 'true' : undefined}
            onClick={() => choose(pane.id)}
          >
            <span class={styles['icon']}>
              <Dynamic component={pane.icon} size={21} aria-hidden="true" />
              <Show when={waiting(pane.id) > 0}>
                <b class={styles['badge']}>{waiting(pane.id)}</b>
              </Show>
            </span>
            {t(pane.label)}
          </button>
        )}
      </For>
    </nav>
  )
}
