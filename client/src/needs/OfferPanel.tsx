import { offers, type Offer } from '@sedyanka/shared/help/offers.ts'
import { isUncovered } from '@sedyanka/shared/help/coverage.ts'
import type { NeedId } from '@sedyanka/shared/ids.ts'
import { suggestOffers } from '@sedyanka/shared/help/suggestions.ts'
import { createMemo, For, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { addressOf } from '../links/addresses.ts'
import { HelpFacts } from './HelpFacts.tsx'
import { RowTextMarks } from './HelpMarks.tsx'
import { HelpMenu } from './HelpMenu.tsx'
import styles from './HelpPanel.module.css'
import { MatchList } from './MatchList.tsx'
import { OfferCoverageLine } from './OfferCoverageLine.tsx'
import { useNeeds } from './needs-context.tsx'

/** Everything about one offer: facts, what was given, and the needs that it suits. */
export const OfferPanel = (props: {
  offer: Offer
  onEdit: () => void
  onNeed: (needId: NeedId) => void
  hideTitle?: boolean
}) => {
  const { t, formatDate } = useI18n()
  const board = useBoard()
  const { room, matches, needs, coverNeed, coverage, commands, may, names } = useNeeds()
  const own = createMemo(() => matches().filter((match) => match.offerId === props.offer.id))
  const suitable = createMemo(() =>
    needs().filter((need) => {
      const cover = coverNeed(need.id)
      if (!cover || !isUncovered(cover)) return false
      const [found] = suggestOffers(need, { offers: [props.offer], matches: matches() }, coverage())
      return found?.fits === true
    }),
  )
  const mayEdit = () => may.write(offers.root, props.offer.id, 'title')
  return (
    <div class={styles['panel']}>
      <div class={styles['head']}>
        <Show when={!props.hideTitle}>
          <h2 class="grow">{props.offer.title}</h2>
        </Show>
        <HelpMenu
          collection="offers"
          row={props.offer}
          onEdit={props.onEdit}
          onExtend={(until) => commands.extendOffer(props.offer, until)}
          onWithdraw={() => commands.withdrawOffer(props.offer)}
          onRestore={() => commands.restoreOffer(props.offer)}
          onRemove={() => commands.removeOffer(props.offer)}
          removeLabel={t('offers.remove')}
          address={addressOf.offer(board.id, props.offer.id)}
          mayEdit={mayEdit()}
        />
      </div>
      <HelpFacts
        row={props.offer}
        more={[
          [
            t('offers.coverage'),
            t(
              props.offer.coverage === 'region'
                ? 'offers.coverageRegion'
                : 'offers.coverageMunicipality',
            ),
          ],
          [
            t('offers.availableFrom'),
            props.offer.availableFrom && formatDate(props.offer.availableFrom),
          ],
        ]}
        note={props.offer.conditions}
      />
      <Show when={room.seat.role === 'facilitator' && mayEdit()}>
        <RowTextMarks
          row={props.offer}
          onText={(field, rest) =>
            commands.setOffer(props.offer, { [field === 'note' ? 'conditions' : field]: rest })
          }
          onEdit={props.onEdit}
        />
      </Show>
      <OfferCoverageLine offer={props.offer} />
      <MatchList matches={own()} side="offer" />
      <Show when={suitable().length > 0}>
        <section class={styles['section']}>
          <h3>{t('matching.suitableNeeds')}</h3>
          <ul role="list" class={styles['links']}>
            <For each={suitable()}>
              {(need) => (
                <li>
                  <button
                    type="button"
                    class={styles['link']}
                    onClick={() => props.onNeed(need.id)}
                  >
                    {need.title}
                    <span class="small muted">
                      {t('needs.stillNeeded', {
                        quantity: names.quantity(coverNeed(need.id)?.remaining ?? 0, need.unit),
                      })}
                    </span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </div>
  )
}
