import {
  loadSettingsWords,
  type SettingsTranslate,
} from '@sedyanka/shared/i18n/load-settings-words.ts'
import { createEffect, createSignal } from 'solid-js'
import { useI18n } from '../i18n.tsx'

/** `t` of the settings' words in the language of the page; '' until they are here. */
export const createSettingsWords = (): SettingsTranslate => {
  const { language } = useI18n()
  const [words, setWords] = createSignal<SettingsTranslate | null>(null)
  createEffect(() => {
    const wanted = language()
    void loadSettingsWords(wanted).then((loaded) => {
      if (language() === wanted) setWords(() => loaded)
    })
  })
  return (key, params) => words()?.(key, params) ?? ''
}
