import type { MarkedPlace } from '@sedyanka/shared/personal-marks.ts'
import { For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { placeWords } from './finding-words.ts'
import styles from './PlaceList.module.css'

/** Where in a meeting something looks like personal data, each place with the way there when there is one. */
export const PlaceList = (props: {
  places: readonly MarkedPlace[]
  /** Number of an agenda item as people see it; 0 when it has none. */
  numberOf: (itemId: string | null) => number
  wayTo?: (place: MarkedPlace) => (() => void) | undefined
}) => {
  const { t } = useI18n()
  const where = (place: MarkedPlace) => {
    const number = props.numberOf(place.itemId)
    return [number > 0 && t('agenda.itemNumber', { number }), t(placeWords[place.in])]
      .filter(Boolean)
      .join(' · ')
  }
  return (
    <ul role="list" class={styles['places']}>
      <For each={props.places}>
        {(place) => (
          <li class={styles['place']}>
            <span>
              <b>{where(place)}:</b> {place.found.map(({ words }) => words).join(', ')}
            </span>
            <Show when={props.wayTo?.(place)} keyed>
              {(go) => (
                <Button
                  size="small"
                  aria-label={`${t('privacy.look')}: ${where(place)}`}
                  onClick={go}
                >
                  {t('privacy.look')}
                </Button>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

/** How many are marked in all places together. */
export const countMarked = (places: readonly MarkedPlace[]): number =>
  places.reduce((sum, { found }) => sum + found.length, 0)
