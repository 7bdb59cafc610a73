import { abbreviatePlace } from '@sedyanka/shared/board/municipalities.ts'
import { type Amounts, computeGapMatrix, type GapCell } from '@sedyanka/shared/help/gap-matrix.ts'
import { makeNumberFormat } from '@sedyanka/shared/i18n/translate.ts'
import { createMemo, For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Pill } from '../ui/Pill.tsx'
import styles from './GapTable.module.css'
import { useNeeds } from './needs-context.tsx'

/** Who, what, where: gaps and free help by sector and municipality. A cell shows its part of the lists. */
export const GapTable = (props: {
  onCell: (sector: string, municipality: string | null) => void
}) => {
  const { t, language } = useI18n()
  const { needs, offers, coverage, names } = useNeeds()
  const matrix = createMemo(() =>
    computeGapMatrix(
      { needs: needs(), offers: offers() },
      coverage(),
      names.municipalities().map(({ id }) => id),
    ),
  )
  const largest = createMemo(() => {
    const all = matrix().sectors.flatMap((sector) =>
      matrix().places.map((place) => matrix().cell(sector, place)),
    )
    return Math.max(
      1,
      ...all
        .flatMap((cell) => [...(cell?.gap ?? []), ...(cell?.available ?? [])])
        .map(({ quantity }) => quantity),
    )
  })
  const short = (amounts: Amounts) =>
    amounts.map(({ quantity }) => makeNumberFormat(language()).format(quantity)).join('+')
  const long = (amounts: Amounts) =>
    amounts.map(({ quantity, unit }) => names.quantity(quantity, unit)).join(', ')
  const look = (cell: GapCell) => {
    const lacks = cell.gap.length > 0
    const amounts = lacks ? cell.gap : cell.available
    // Square root: eight beds must still be seen beside a hundred kits.
    const strength = Math.sqrt((amounts[0]?.quantity ?? 0) / largest())
    return {
      kind: lacks ? 'gap' : amounts.length > 0 ? 'free' : 'even',
      strength: `${Math.round(16 + 50 * strength)}%`,
    }
  }
  const words = (cell: GapCell, sector: string, place: string | null) => {
    const where = { sector: names.sector(sector), municipality: names.municipality(place) }
    const parts = [
      cell.gap.length > 0 ? t('coverage.cellGap', { ...where, quantity: long(cell.gap) }) : '',
      cell.available.length > 0
        ? t('coverage.cellSurplus', { ...where, quantity: long(cell.available) })
        : '',
    ].filter(Boolean)
    return parts.join('; ') || `${where.sector}, ${where.municipality}: ${t('coverage.balanced')}`
  }
  return (
    <section class={styles['box']}>
      <h2>{t('coverage.title')}</h2>
      <p class="small muted">{t('coverage.hint')}</p>
      <div class={styles['scroll']}>
        <table class={styles['table']}>
          <thead>
            <tr>
              <td />
              <For each={matrix().places}>
                {(place) => (
                  <th scope="col" class={styles['place']}>
                    <abbr title={names.municipality(place)}>
                      {abbreviatePlace(names.municipality(place))}
                    </abbr>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={matrix().sectors}>
              {(sector) => (
                <tr>
                  <th scope="row" class={styles['sector']}>
                    {names.sector(sector)}
                  </th>
                  <For each={matrix().places}>
                    {(place) => (
                      <td>
                        <Show
                          when={matrix().cell(sector, place)}
                          fallback={
                            <span class={styles['empty']} title={t('coverage.nothing')}>
                              –
                            </span>
                          }
                        >
                          {(cell) => (
                            <button
                              type="button"
                              class={styles['cell']}
                              data-kind={look(cell()).kind}
                              style={{ '--strength': look(cell()).strength }}
                              title={words(cell(), sector, place)}
                              aria-label={words(cell(), sector, place)}
                              onClick={() => props.onCell(sector, place)}
                            >
                              {short(cell().gap.length > 0 ? cell().gap : cell().available) || '✓'}
                            </button>
                          )}
                        </Show>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <div class="row">
        <Pill tone="need">{t('coverage.gap')}</Pill>
        <Pill tone="offer">{t('coverage.surplus')}</Pill>
      </div>
    </section>
  )
}
