import { isUncovered } from '@sedyanka/shared/help/coverage.ts'
import { A, useNavigate } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { NeedCard } from '../needs/NeedCard.tsx'
import { useNeeds } from '../needs/needs-context.tsx'
import styles from './OverviewPage.module.css'

const MOST = 4

/** Needs that still wait for help: those in the organisation's own sectors, where it has any. */
export const UncoveredNeeds = () => {
  const { t } = useI18n()
  const { id, seat } = useBoard()
  const { needs, coverNeed, names } = useNeeds()
  const navigate = useNavigate()
  const sectors = createMemo(
    () =>
      names.organisations().find((organisation) => organisation.id === seat.organisationId)
        ?.sectors ?? [],
  )
  const open = createMemo(() =>
    needs().filter((need) => {
      const cover = coverNeed(need.id)
      return cover !== undefined && isUncovered(cover)
    }),
  )
  const ours = createMemo(() => open().filter((need) => sectors().includes(need.sector)))
  const shown = () => (ours().length > 0 ? ours() : open())
  return (
    <section class={styles['section']}>
      <div class={styles['head']}>
        <h2 class="grow">
          {t(ours().length > 0 ? 'board.uncoveredOurSectors' : 'board.uncoveredNeeds')}{' '}
          <span class={styles['count']}>{shown().length}</span>
        </h2>
        <A href={`/b/${id}/needs?uncovered=1`}>{t('common.showAll')}</A>
      </div>
      <Show
        when={shown().length > 0}
        fallback={<p class={styles['calm']}>{t('board.allCovered')}</p>}
      >
        <ul role="list" class={styles['cards']}>
          <For each={shown().slice(0, MOST)}>
            {(need) => (
              <NeedCard
                need={need}
                selected={false}
                onSelect={() => navigate(`/b/${id}/needs?need=${need.id}`)}
              />
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
