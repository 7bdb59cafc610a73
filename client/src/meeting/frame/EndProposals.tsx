import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createSettingsWords } from '../../settings/create-words.ts'
import { useMeeting } from '../meeting-context.tsx'
import { EndCheck } from './EndCheck.tsx'
import styles from './EndDialog.module.css'

/** Proposals that nobody decided on; `onLook` when one was chosen, which is then on the page. */
export const EndProposals = (props: { proposals: readonly AgendaItem[]; onLook: () => void }) => {
  const { t } = useI18n()
  const say = createSettingsWords()
  const { follow, organisations } = useMeeting()
  const look = (id: AgendaItemId) => {
    follow.show(id)
    props.onLook()
  }
  return (
    <Show when={props.proposals.length > 0}>
      <EndCheck words={[say('settings.endCheckProposals', { count: props.proposals.length })]}>
        <ul role="list">
          <For each={props.proposals}>
            {(item) => (
              <li>
                <button type="button" class={styles['link']} onClick={() => look(item.id)}>
                  {item.title || t('agenda.titlePlaceholder')}
                </button>{' '}
                <span class="small muted">{organisations.nameOf(item.createdByOrg)}</span>
              </li>
            )}
          </For>
        </ul>
        <p class={styles['names']}>{say('settings.endCheckProposalsCarried')}</p>
      </EndCheck>
    </Show>
  )
}
