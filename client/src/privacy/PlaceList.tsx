import type { AgendaItemId } from '@sedyanka/shared/ids.ts'
import type { MarkedPlace } from '@sedyanka/shared/privacy/personal-marks.ts'
import { For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { placeWords } from './finding-words.ts'
import styles from './PlaceList.module.css'

type WithMarks = Pick<MarkedPlace, 'found'>

/** Where something looks like personal data, each place with the way there when there is one. */
export const PlaceList = <P extends WithMarks>(props: {
  places: readonly P[]
  /** What a place is called. */
  where: (place: P) => string
  wayTo?: (place: P) => (() => void) | undefined
}) => {
  const { t } = useI18n()
  return (
    <ul role="list" class={styles['places']}>
      <For each={props.places}>
        {(place) => (
          <li class={styles['place']}>
            <span>
              <b>{props.where(place)}:</b> {place.found.map(({ words }) => words).join(', ')}
            </span>
            <Show when={props.wayTo?.(place)} keyed>
              {(go) => (
                <Button
                  size="small"
                  aria-label={`${t('privacy.look')}: ${props.where(place)}`}
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

/** Names the places of a meeting; `numberOf` an agenda item is its number as people see it, 0 when it has none. */
export const createWhere = (
  numberOf: (itemId: AgendaItemId | null) => number,
): ((place: MarkedPlace) => string) => {
  const { t } = useI18n()
  return (place) => {
    const number = numberOf(place.itemId)
    return [number > 0 && t('agenda.itemNumber', { number }), t(placeWords[place.in])]
      .filter(Boolean)
      .join(' · ')
  }
}

/** How many are marked in all places together. */
export const countMarked = (places: readonly WithMarks[]): number =>
  places.reduce((sum, { found }) => sum + found.length, 0)
