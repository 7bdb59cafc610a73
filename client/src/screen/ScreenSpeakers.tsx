import { formatTimer } from '@sedyanka/shared/i18n/format.ts'
import { isOverLimit } from '@sedyanka/shared/meeting/speaking.ts'
import { For, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useMeeting } from '../meeting/meeting-context.tsx'
import { FitList } from './FitList.tsx'
import styles from './Screen.module.css'

/** Who has the floor and who is next. */
export const ScreenSpeakers = () => {
  const { t } = useI18n()
  const { meeting, queue, organisations, now } = useMeeting()
  return (
    <Show when={queue().length > 0}>
      <h2 class={styles['caption']}>{t('speakers.title')}</h2>
      <FitList ordered class={styles['queue']}>
        <For each={queue()}>
          {(speaker) => (
            <li data-fit classList={{ [styles['speaking'] ?? '']: speaker.calledAt !== null }}>
              <span>{organisations.nameOf(speaker.orgId)}</span>
              <Show when={speaker.calledAt}>
                {(since) => (
                  <span
                    class={styles['since']}
                    classList={{
                      [styles['late'] ?? '']: isOverLimit(
                        speaker,
                        meeting().speakingMinutes,
                        now(),
                      ),
                    }}
                  >
                    {formatTimer(Math.max(0, now() - since()) / 1000)}
                    <Show when={meeting().speakingMinutes}>
                      {(minutes) => ` / ${formatTimer(minutes() * 60)}`}
                    </Show>
                  </span>
                )}
              </Show>
            </li>
          )}
        </For>
      </FitList>
    </Show>
  )
}
