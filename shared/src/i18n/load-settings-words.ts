import type { SettingsDictionary } from './settings-bg.ts'
import { type Language, makeTranslate, type Params } from './translate.ts'

const dictionaries: Record<Language, () => Promise<SettingsDictionary>> = {
  bg: async () => (await import('./settings-bg.ts')).settingsBg,
  en: async () => (await import('./settings-en.ts')).settingsEn,
  uk: async () => (await import('./settings-uk.ts')).settingsUk,
}

/** `t` of the settings' words. */
export type SettingsTranslate = (key: keyof SettingsDictionary, params?: Params) => string

/** The words of the settings in a language, loaded when they are wanted. */
export const loadSettingsWords = async (language: Language): Promise<SettingsTranslate> =>
  makeTranslate(language, await dictionaries[language]())
