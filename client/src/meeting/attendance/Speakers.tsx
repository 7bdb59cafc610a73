import { formatTimer } from '@sedyanka/shared/i18n/format.ts'
import {
  callSpeaker,
  finishSpeaker,
  isOverLimit,
  lowerHand,
  raiseHand,
  removeSpeaker,
} from '@sedyanka/shared/meeting/speaking.ts'
import type { Speaker } from '@sedyanka/shared/meeting/speakers.ts'
import Hand from 'lucide-solid/icons/hand'
import X from 'lucide-solid/icons/x'
import { For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { lazyPart } from '../../ui/lazy-sheet.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './Speakers.module.css'

const SpeakingLimit = lazyPart(async () => (await import('./SpeakingLimit.tsx')).SpeakingLimit)

/** The queue: who speaks and since when, who waits; one's own hand; the facilitator gives the floor. */
export const Speakers = (props: {
  /** The speakers have a tab of their own: there the limit is chosen. */
  withLimit?: boolean
}) => {
  const { t } = useI18n()
  const { act, seat, meeting, queue, isFacilitator, isOpen } = useMeeting()
  const own = () => queue().find((speaker) => speaker.orgId === seat.organisationId)
  const mayRaise = () =>
    isOpen() && seat.organisationId !== null && (seat.role === 'member' || isFacilitator())
  const first = () => queue().find((speaker) => speaker.calledAt === null)
  const toggle = () => {
    const orgId = seat.organisationId
    if (orgId === null) return
    if (own() === undefined) act(raiseHand, { orgId })
    else act(lowerHand, { orgId })
  }
  return (
    <section class={styles['speakers']} aria-label={t('speakers.title')}>
      <h2 class="caption">{t('speakers.title')}</h2>
      <Show when={props.withLimit && isFacilitator() && isOpen()}>
        <SpeakingLimit />
      </Show>
      <Show when={!(props.withLimit && isFacilitator() && isOpen()) && meeting().speakingMinutes}>
        {(minutes) => <p class={styles['limit']}>{t('speakers.limit', { minutes: minutes() })}</p>}
      </Show>
      <ol role="list" class={styles['queue']}>
        <For each={queue()} fallback={<li class={styles['empty']}>{t('speakers.empty')}</li>}>
          {(speaker, index) => <SpeakerRow speaker={speaker} position={index() + 1} />}
        </For>
      </ol>
      <Show when={isFacilitator() && isOpen() && first()}>
        {(next) => (
          <Button wide onClick={() => act(callSpeaker, { id: next().id })}>
            {t('speakers.callNext')}
          </Button>
        )}
      </Show>
      <Show when={mayRaise()}>
        <Show
          when={own()?.calledAt}
          fallback={
            <Button
              wide
              icon={<Hand size={18} aria-hidden="true" />}
              aria-pressed={own() !== undefined}
              data-command="raise-hand"
              onClick={toggle}
            >
              {own() === undefined ? t('speakers.raise') : t('speakers.lower')}
            </Button>
          }
        >
          <p class={styles['turn']} role="status" data-own-turn>
            {t('speakers.yourTurn')}
          </p>
          <Button wide onClick={() => act(finishSpeaker, {})}>
            {t('speakers.finish')}
          </Button>
        </Show>
      </Show>
    </section>
  )
}

const SpeakerRow = (props: { speaker: Speaker; position: number }) => {
  const { t } = useI18n()
  const { act, meeting, now, organisations, isFacilitator, isOpen } = useMeeting()
  const since = () => Math.max(0, (now() - (props.speaker.calledAt ?? now())) / 1000)
  const limit = () => meeting().speakingMinutes
  const isOver = () => isOverLimit(props.speaker, limit(), now())
  /** Where there is a limit, it stands beside the time, then the time beyond it: not only those who see colours read it. */
  const time = () => {
    const minutes = limit()
    if (minutes === null) return t('speakers.speaking', { time: formatTimer(since()) })
    const allowed = formatTimer(minutes * 60)
    return isOver()
      ? `${allowed} + ${formatTimer(since() - minutes * 60)}`
      : `${formatTimer(since())} / ${allowed}`
  }
  const mayLead = () => isFacilitator() && isOpen()
  const isSpeaking = () => props.speaker.calledAt !== null
  return (
    <li class={styles['row']} classList={{ [styles['speaking'] ?? '']: isSpeaking() }}>
      <b class={styles['position']}>{props.position}</b>
      <span class={styles['name']}>{organisations.nameOf(props.speaker.orgId)}</span>
      <Show
        when={isSpeaking()}
        fallback={
          <Show
            when={mayLead()}
            fallback={<span class={styles['waits']}>{t('speakers.waiting')}</span>}
          >
            <Button
              size="small"
              tone="ghost"
              onClick={() => act(callSpeaker, { id: props.speaker.id })}
            >
              {t('speakers.call')}
            </Button>
          </Show>
        }
      >
        <Pill tone={isOver() ? 'late' : 'action'}>{time()}</Pill>
      </Show>
      <Show when={mayLead()}>
        <IconButton
          size="small"
          label={`${t(isSpeaking() ? 'speakers.finish' : 'speakers.remove')}: ${organisations.nameOf(props.speaker.orgId)}`}
          onClick={() =>
            isSpeaking() ? act(finishSpeaker, {}) : act(removeSpeaker, { id: props.speaker.id })
          }
        >
          <X size={16} aria-hidden="true" />
        </IconButton>
      </Show>
    </li>
  )
}
