import { takeIn } from '@sedyanka/shared/meeting/carry-over.ts'
import { For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { ItemMenu } from './ItemMenu.tsx'
import styles from './Proposals.module.css'

/** What members propose for the agenda. Everybody sees it; the facilitator takes it in. */
export const Proposals = () => {
  const { t } = useI18n()
  const { act, proposals, organisations, originOf, isFacilitator, isOpen, follow } = useMeeting()
  return (
    <Show when={proposals().length > 0}>
      <section class={styles['box']} id="proposals">
        <h3 class="caption">{t('agenda.proposedItems')}</h3>
        <ul role="list">
          <For each={proposals()}>
            {(item) => (
              <li class={styles['proposal']}>
                <button type="button" class={styles['title']} onClick={() => follow.show(item.id)}>
                  {item.title}
                  <span class={styles['meta']}>
                    {[
                      organisations.nameOf(item.createdByOrg),
                      originOf(item.carriedFrom),
                      item.minutes > 0 && t('agenda.minutesShort', { count: item.minutes }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </button>
                <Show when={isFacilitator() && isOpen()}>
                  <Button size="small" onClick={() => act(takeIn, { id: item.id })}>
                    {t('agenda.includeShort')}
                  </Button>
                </Show>
                <ItemMenu item={item} class={styles['menu'] ?? ''} />
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
