import { createSignal } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { type TabItem, Tabs } from '../../ui/Tabs.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { People } from '../people/People.tsx'
import { createHereIds } from '../people/here-ids.ts'
import { Speakers } from '../people/Speakers.tsx'
import styles from './SidePanel.module.css'

type Side = 'people' | 'speakers'

/** Participants and speakers beside the item. The queue stays in sight under the participants too. */
export const SidePanel = () => {
  const { t } = useI18n()
  const { queue } = useMeeting()
  const here = createHereIds()
  const [side, setSide] = createSignal<Side>('people')
  // Made once: a new list would make the panels anew, under the finger of whoever presses something there.
  const items: TabItem<Side>[] = [
    {
      value: 'people',
      get label() {
        return t('room.tabParticipants')
      },
      get count() {
        return here().size
      },
      panel: () => (
        <div class={styles['stack']}>
          <div
            class={styles['people']}
            tabindex={0}
            role="group"
            aria-label={t('room.tabParticipants')}
          >
            <People />
          </div>
          <div class={styles['queue']}>
            <Speakers />
          </div>
        </div>
      ),
    },
    {
      value: 'speakers',
      get label() {
        return t('room.tabSpeakers')
      },
      get count() {
        return queue().length
      },
      panel: () => <Speakers withLimit />,
    },
  ]
  return (
    <Tabs<Side>
      label={t('a11y.peopleRegion')}
      value={side()}
      onChange={setSide}
      items={items}
      class={styles['tabs'] ?? ''}
    />
  )
}
