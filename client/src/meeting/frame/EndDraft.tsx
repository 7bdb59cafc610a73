import { removeDecision } from '@sedyanka/shared/meeting/deciding.ts'
import type { Decision } from '@sedyanka/shared/meeting/decisions.ts'
import { Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { createPronounce } from '../item/create-pronounce.ts'
import { DoubtDialog } from '../item/DoubtDialog.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './EndDialog.module.css'

/** A decision that is still a draft at the end: pronounced with the same doubts as on its card, or removed. */
export const EndDraft = (props: { draft: Decision }) => {
  const { t } = useI18n()
  const { act } = useMeeting()
  const pronounce = createPronounce(() => props.draft)
  return (
    <Card accent="decision" class={styles['draft'] ?? ''}>
      <span class="grow">{props.draft.text.trim() || t('decisions.withoutText')}</span>
      <Show when={props.draft.text.trim() !== ''}>
        <Button size="small" onClick={pronounce.adopt}>
          {t('decisions.adopt')}
        </Button>
        <Button size="small" tone="ghost" onClick={pronounce.reject}>
          {t('decisions.reject')}
        </Button>
      </Show>
      <Button size="small" tone="ghost" onClick={() => act(removeDecision, { id: props.draft.id })}>
        {t('common.remove')}
      </Button>
      <Show when={pronounce.doubts()}>
        {(doubts) => <DoubtDialog doubts={doubts()} onAnswer={pronounce.answer} />}
      </Show>
    </Card>
  )
}
