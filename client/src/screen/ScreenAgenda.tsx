import { For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useMeeting } from '../meeting/meeting-context.tsx'
import styles from './Screen.module.css'

/** The agenda while people arrive, or between items. */
export const ScreenAgenda = () => {
  const { t } = useI18n()
  const { items } = useMeeting()
  return (
    <ol class={styles['agenda']}>
      <For each={items()}>
        {(item) => (
          <li>
            <span>{item.title}</span>
            <Show when={item.minutes > 0}>
              <span class={styles['minutes']}>
                {t('agenda.minutesShort', { count: item.minutes })}
              </span>
            </Show>
          </li>
        )}
      </For>
    </ol>
  )
}
