import type { Member } from '@sedyanka/shared/wire/api.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import { createEffect, createResource, createSignal, For, Show } from 'solid-js'
import { sentenceKey } from '../api-failure.ts'
import { countWritten } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { createSeldomWords } from '../seldom-words.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import styles from './MembersPanel.module.css'
import { writtenWords } from './written-words.ts'

const choices = ['10', '30', '60'] as const

/** Removes a person together with what they wrote lately, after showing what that is. */
export const TakeBackDialog = (props: {
  boardId: BoardId
  member: Member | null
  onTakeBack: (member: Member, minutes: number) => void
  onClose: () => void
}) => {
  const { t } = useI18n()
  const say = createSeldomWords()
  const [minutes, setMinutes] = createSignal<(typeof choices)[number]>('10')
  createEffect(() => props.member && setMinutes('10'))
  const asked = () => props.member && { id: props.member.id, minutes: Number(minutes()) }
  const [counted] = createResource(asked, ({ id, minutes: length }) =>
    countWritten(props.boardId, id, length),
  )
  const written = () => (counted.error ? undefined : counted.latest)
  const lines = () => writtenWords(written()?.counts ?? {}, t)
  const letters = () => written()?.letters ?? 0
  return (
    <Dialog
      open={props.member !== null}
      onClose={() => props.onClose()}
      title={say('members.takeBackTitle', { name: props.member?.name ?? '' })}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button
            tone="danger"
            onClick={() => props.member && props.onTakeBack(props.member, Number(minutes()))}
          >
            {say('members.takeBackRun')}
          </Button>
        </>
      }
    >
      <div class={styles['form']}>
        <p class="caption">{say('members.takeBackSince')}</p>
        <Segmented
          label={say('members.takeBackSince')}
          value={minutes()}
          options={choices.map((value) => ({
            value,
            label: say('members.takeBackMinutes', { count: Number(value) }),
          }))}
          onChange={setMinutes}
        />
        <div role="status">
          <Show when={!counted.error} fallback={<p>{t(sentenceKey(counted.error))}</p>}>
            <Show
              when={lines().length > 0 || letters() > 0}
              fallback={<p>{counted.loading ? '…' : say('members.takeBackNothing')}</p>}
            >
              <p>{say('members.takeBackWhat')}</p>
              <ul>
                <For each={lines()}>{(line) => <li>{line}</li>}</For>
                <Show when={letters() > 0}>
                  <li>
                    {say('members.takeBackLetters', { count: letters() })}
                    <ul class={styles['words']} role="list">
                      <For each={written()?.words}>
                        {({ title, text }) => (
                          <li>
                            <Show when={title.trim()}>
                              <span class="small muted">{title}</span>
                            </Show>
                            <q>{text}</q>
                          </li>
                        )}
                      </For>
                    </ul>
                  </li>
                </Show>
              </ul>
            </Show>
          </Show>
        </div>
        <p class="small muted">{say('members.takeBackStays')}</p>
      </div>
    </Dialog>
  )
}
