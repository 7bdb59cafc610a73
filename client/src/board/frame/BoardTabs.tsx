import { A, useIsRouting } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './BoardTabs.module.css'
import { createBoardPlaces } from './board-places.ts'

/** The board's pages, on wide screens. */
export const BoardTabs = () => {
  const { t } = useI18n()
  const places = createBoardPlaces()
  const isRouting = useIsRouting()
  const [pressed, setPressed] = createSignal('')
  return (
    <nav class={styles['tabs']} aria-label={t('nav.main')} data-print="hide">
      <For each={places()}>
        {(place) => (
          <A
            href={place.href}
            end
            class={styles['tab']}
            data-pending={isRouting() && pressed() === place.href ? '' : undefined}
            onClick={() => setPressed(place.href)}
          >
            {place.label}
            <Show when={place.count !== undefined}>
              <span>{place.count}</span>
            </Show>
            <Show when={place.isLive}>
              <i class={styles['live']} aria-hidden="true" />
              <VisuallyHidden>{t('status.meeting.inProgress')}</VisuallyHidden>
            </Show>
          </A>
        )}
      </For>
    </nav>
  )
}
