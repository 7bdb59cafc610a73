import { itemState } from '@sedyanka/shared/meeting/timing.ts'
import { For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useMeeting } from '../meeting/meeting-context.tsx'
import { FitList } from './FitList.tsx'
import styles from './Screen.module.css'

/** The agenda while people arrive, or between items. */
export const ScreenAgenda = () => {
  const { t } = useI18n()
  const { items, meeting } = useMeeting()
  return (
    <FitList ordered class={styles['agenda']}>
      <For each={items()}>
        {(item) => (
          <li
            data-fit
            classList={{ [styles['done'] ?? '']: itemState(item, meeting()) === 'closed' }}
          >
            <span>{item.title}</span>
            <Show when={item.minutes > 0}>
              <span class={styles['minutes']}>
                {t('agenda.minutesShort', { count: item.minutes })}
              </span>
            </Show>
          </li>
        )}
      </For>
    </FitList>
  )
}
