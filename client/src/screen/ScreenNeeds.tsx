import { makeNumberFormat } from '@sedyanka/shared/i18n/translate.ts'
import { isAvailable, isUncovered } from '@sedyanka/shared/help/coverage.ts'
import { createMemo, For, type ParentProps, Show } from 'solid-js'
import { createNames } from '../rows/create-names.ts'
import { useI18n } from '../i18n.tsx'
import { useMeeting } from '../meeting/meeting-context.tsx'
import { createHelp } from '../needs/create-help.ts'
import { FitList } from './FitList.tsx'
import styles from './Screen.module.css'

/** A round on needs: what nobody covers yet, the most urgent first, and how much of it is lacking. */
export const ScreenNeeds = (props: ParentProps) => {
  const { t, language } = useI18n()
  const { board } = useMeeting()
  const { needs, coverage, coverNeed } = createHelp(board)
  const names = createNames(board)
  const number = (quantity: number) => makeNumberFormat(language()).format(quantity)
  const open = createMemo(() =>
    needs().filter(({ id }) => {
      const cover = coverNeed(id)
      return cover !== undefined && isUncovered(cover)
    }),
  )
  const offered = createMemo(() => [...coverage().offers.values()].filter(isAvailable).length)
  return (
    <>
      <p class={styles['sums']}>
        {t('screen.needsOpen', { count: open().length })} ·{' '}
        {t('agenda.offersHere', { count: offered() })}
      </p>
      <FitList>
        {props.children}
        <For each={open()}>
          {(need) => (
            <li class={styles['task']} data-fit>
              <Show when={need.urgency === 'critical'}>
                <b class={styles['bad']}>{t('needs.urgent')} · </b>
              </Show>
              <span>{need.title}</span>
              <span class={styles['who']}>
                {' · '}
                {names.municipality(need.municipality)} ·{' '}
                {t('needs.coveredOf', {
                  covered: number(coverNeed(need.id)?.confirmed ?? 0),
                  total: names.quantityOf(need.quantity, need.unit),
                })}
              </span>
            </li>
          )}
        </For>
      </FitList>
    </>
  )
}
