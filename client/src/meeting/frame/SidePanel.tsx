import { useI18n } from '../../i18n.tsx'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { type TabItem, Tabs } from '../../ui/Tabs.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { People } from '../attendance/People.tsx'
import { createHereIds } from '../attendance/here-ids.ts'
import { Speakers } from '../attendance/Speakers.tsx'
import styles from './SidePanel.module.css'

export type Side = 'people' | 'speakers' | 'needs'

const NeedsRound = lazyPart(async () => (await import('../round/NeedsRound.tsx')).NeedsRound)

/** Participants, speakers and needs beside the item. The queue stays in sight under the participants too. */
export const SidePanel = (props: { side: Side; onChange: (side: Side) => void }) => {
  const { t } = useI18n()
  const { queue } = useMeeting()
  const here = createHereIds()
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
    {
      value: 'needs',
      get label() {
        return t('room.tabNeeds')
      },
      panel: () => <NeedsRound />,
    },
  ]
  return (
    <Tabs<Side>
      label={t('a11y.peopleRegion')}
      value={props.side}
      onChange={props.onChange}
      items={items}
      class={styles['tabs'] ?? ''}
    />
  )
}
