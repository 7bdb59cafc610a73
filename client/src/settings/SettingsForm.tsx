import { type Language, languages } from '@sedyanka/shared/i18n/translate.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { createSignal, For } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { Marks } from '../privacy/marks.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'
import { TextField } from '../ui/TextField.tsx'
import { createSettings } from './create-settings.ts'
import { createSettingsWords } from './create-words.ts'
import styles from './SettingsForm.module.css'

/** The board's name, its papers, its municipalities. Nothing is written before it is saved. */
export const SettingsForm = (props: { usual: Record<Language, string> }) => {
  const { t } = useI18n()
  const say = createSettingsWords()
  const { room } = useBoard()
  const showSnack = useSnackbar()
  // Set once: the words of the region do not change while the page is open.
  const settings = createSettings(room, props.usual)
  const [hasTried, setTried] = createSignal(false)
  const isMissing = (name: 'title' | 'places') => hasTried() && settings.missing().includes(name)
  /** Those of Europe, and the one that is set. */
  const zones = () =>
    [
      ...new Set([
        ...Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/')),
        settings.values().timeZone,
      ]),
    ].sort()
  const save = () => {
    setTried(true)
    if (settings.missing().length > 0) return
    const kept = settings.save()
    if (kept === null) return
    setTried(false)
    showSnack({
      text:
        kept.length > 0
          ? say('settings.placesKept', { names: kept.join(', ') })
          : say('settings.changed'),
    })
  }
  return (
    <form
      class={styles['form']}
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        label={say('settings.boardTitle')}
        maxlength={limits.titleLength}
        value={settings.values().title}
        error={isMissing('title') ? t('errors.required') : null}
        onInput={(title) => settings.edit({ title })}
      />
      <fieldset class={styles['group']}>
        <legend class="caption">{say('settings.papers')}</legend>
        <For each={languages}>
          {({ id, name }) => (
            <TextField
              multiline
              rows={3}
              lang={id}
              maxlength={1_000}
              label={
                id === 'bg'
                  ? say('settings.letterhead')
                  : say('settings.letterheadIn', { language: name })
              }
              hint={id === 'bg' ? say('settings.letterheadHint') : say('settings.letterheadInHint')}
              value={settings.values()[id]}
              onInput={(text) => settings.edit({ [id]: text })}
            />
          )}
        </For>
        <TextField
          label={say('settings.basis')}
          hint={say('settings.basisHint')}
          maxlength={limits.titleLength}
          value={settings.values().basis}
          onInput={(basis) => settings.edit({ basis })}
        />
      </fieldset>
      <TextField
        multiline
        rows={12}
        label={say('settings.places')}
        hint={say('settings.placesHint')}
        maxlength={40_000}
        value={settings.values().places}
        error={isMissing('places') ? say('settings.placesNone') : null}
        onInput={(places) => settings.edit({ places })}
      />
      <Marks
        text={settings.values().places}
        onRemove={(_ranges, places) => settings.edit({ places })}
      />
      <Select
        label={say('settings.timeZone')}
        hint={say('settings.timeZoneHint')}
        value={settings.values().timeZone}
        options={zones().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={(timeZone) => settings.edit({ timeZone })}
      />
      <div class={styles['buttons']}>
        <Button tone="primary" type="submit">
          {t('common.save')}
        </Button>
      </div>
    </form>
  )
}
