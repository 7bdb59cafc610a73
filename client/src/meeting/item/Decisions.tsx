import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { draftDecision } from '@sedyanka/shared/meeting/deciding.ts'
import Plus from 'lucide-solid/icons/plus'
import { createMemo, For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { DecisionCard } from './DecisionCard.tsx'
import styles from './Section.module.css'
import { SoughtDecision } from './SoughtDecision.tsx'

/** The decisions on one item. Facilitators write them; everybody votes and objects for the own organisation. */
export const Decisions = (props: { item: AgendaItem }) => {
  const { t } = useI18n()
  const { act, decisions, isFacilitator, isOpen } = useMeeting()
  const own = createMemo(() =>
    decisions().filter((decision) => decision.agendaItemId === props.item.id),
  )
  const add = () => {
    const made = act(draftDecision, { agendaItemId: props.item.id, text: '' })
    if (!made.ok) return
    requestAnimationFrame(() => document.getElementById(`decision-${made.id}`)?.focus())
  }
  const mayAdd = () => isFacilitator() && isOpen()
  return (
    <>
      <SoughtDecision item={props.item} />
      <Show when={own().length > 0 || mayAdd()}>
        <section class={styles['section']} aria-label={t('decisions.title')}>
          <div class={styles['head']}>
            <h2 class={styles['title']}>
              <Pill tone="decision">
                {t(own().length === 1 ? 'decisions.one' : 'decisions.title')}
              </Pill>
            </h2>
            <Show when={own().length > 0}>
              <span class="small muted">{own().length}</span>
            </Show>
            <Show when={mayAdd()}>
              <Button
                tone="ghost"
                size="small"
                class={styles['add'] ?? ''}
                data-command="new-decision"
                icon={<Plus size={16} aria-hidden="true" />}
                onClick={add}
              >
                {t('decisions.new')}
              </Button>
            </Show>
          </div>
          <For each={own()}>{(decision) => <DecisionCard decision={decision} />}</For>
        </section>
      </Show>
    </>
  )
}
