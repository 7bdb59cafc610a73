import { type Language, languages } from '@sedyanka/shared/i18n/translate.ts'
import { type PaperFormat, paperFormats } from '@sedyanka/shared/minutes/formats.ts'
import { createEffect, createSignal, createUniqueId, For, onCleanup, Show } from 'solid-js'
import { ApiFailure, sentenceKey } from '../api-failure.ts'
import { downloadFile, fetchText } from '../download-file.ts'
import { useI18n } from '../i18n.tsx'
import { createSeldomWords } from '../seldom-words.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'
import { copyLater } from './copy-later.ts'
import styles from './ExportDialog.module.css'

export interface ExportDialogProps {
  open: boolean
  onClose: () => void
  /** Where a file is downloaded from: the address of the minutes, without what says which kind. */
  address: string
  isDraft: boolean
  language: Language
  onLanguage: (language: Language) => void
  /** Observers and screens read organisations only. */
  mayHaveNames: boolean
  withNames: boolean
  onWithNames: (withNames: boolean) => void
  isOnline: boolean
}

/** The browser does not let the page write to the clipboard. */
class CopyRefused extends Error {}

/** Longer than this a file takes only where others wait, too. ms */
const usual = 4_000

/**
 * How the minutes are to be had as a file: which kind, in which language, with or without names. Plain text can be copied,
 * too. The paper behind it follows.
 */
export const ExportDialog = (props: ExportDialogProps) => {
  const { t } = useI18n()
  const say = createSeldomWords()
  const showSnack = useSnackbar()
  const [format, setFormat] = createSignal<PaperFormat>(paperFormats[0])
  const [state, setState] = createSignal<'idle' | 'making' | 'queued'>('idle')
  const [failure, setFailure] = createSignal<string | null>(null)
  const name = createUniqueId()
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  const sentence = (error: unknown): string =>
    error instanceof CopyRefused
      ? say('export.copyRefused')
      : error instanceof ApiFailure && error.code === 'tooMany'
        ? say('export.busy')
        : error instanceof ApiFailure && error.code === 'internal'
          ? say('export.failed')
          : t(sentenceKey(error))
  const address = () =>
    `${props.address}.${format()}?language=${props.language}&names=${props.withNames ? '1' : '0'}`
  /** `work` says what it did; it throws when it could not. */
  const make = async (work: () => Promise<string>) => {
    if (state() !== 'idle') return
    setFailure(null)
    setState('making')
    timer = setTimeout(() => setState('queued'), usual)
    try {
      showSnack({ text: await work() })
      props.onClose()
    } catch (error) {
      setFailure(sentence(error))
    } finally {
      clearTimeout(timer)
      setState('idle')
    }
  }
  const download = () =>
    make(async () => say('export.saved', { name: await downloadFile(address()) }))
  const copy = () =>
    make(async () => {
      if (await copyLater(fetchText(address()))) return say('export.copied')
      throw new CopyRefused()
    })
  /** On a phone the buttons would cover it. */
  let told: HTMLElement | undefined
  createEffect(() => {
    if (state() !== 'idle' || failure() !== null) told?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={say('export.title')}
      tall
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Show when={format() === 'txt'}>
            <Button
              busy={state() !== 'idle'}
              whyDisabled={props.isOnline ? null : say('export.offline')}
              onClick={() => void copy()}
            >
              {t('common.copy')}
            </Button>
          </Show>
          <Button
            tone="primary"
            busy={state() !== 'idle'}
            whyDisabled={props.isOnline ? null : say('export.offline')}
            onClick={() => void download()}
          >
            {t('common.download')}
          </Button>
        </>
      }
    >
      <div class={styles['form']}>
        <fieldset class={styles['formats']}>
          <legend>{say('export.format')}</legend>
          <For each={paperFormats}>
            {(one) => (
              <label class={styles['format']}>
                <input
                  type="radio"
                  name={name}
                  value={one}
                  checked={format() === one}
                  onChange={() => setFormat(one)}
                />
                <span>
                  <b>{say(`export.${one}`)}</b>
                  <span class={styles['hint']}>{say(`export.${one}Hint`)}</span>
                </span>
              </label>
            )}
          </For>
        </fieldset>
        <div class={styles['choice']}>
          <span>{t('minutes.language')}</span>
          <Segmented
            label={t('minutes.language')}
            value={props.language}
            options={languages.map(({ id, name: own }) => ({ value: id, label: own }))}
            onChange={props.onLanguage}
          />
        </div>
        <Show when={props.mayHaveNames}>
          <div class={styles['choice']}>
            <span>{say('export.people')}</span>
            <Segmented
              label={say('export.people')}
              value={props.withNames ? 'names' : 'organisations'}
              options={[
                { value: 'organisations', label: say('export.organisations') },
                { value: 'names', label: say('export.names') },
              ]}
              onChange={(chosen) => props.onWithNames(chosen === 'names')}
            />
          </div>
        </Show>
        <p class={styles['hint']}>
          {say(props.isDraft ? 'export.draft' : 'export.approved')}{' '}
          <Show when={props.language !== 'bg'}>{say('export.translation')}</Show>
        </p>
        <div ref={(element) => (told = element)} class={styles['state']}>
          <p role="status">
            <Show when={state() !== 'idle'}>
              <progress aria-label={say('export.making')} />
              {say(state() === 'queued' ? 'export.queued' : 'export.making')}
            </Show>
          </p>
          <Show when={failure() ?? (props.isOnline ? null : say('export.offline'))}>
            {(why) => (
              <p class={styles['failure']} role="alert">
                {why()}
              </p>
            )}
          </Show>
        </div>
      </div>
    </Dialog>
  )
}
