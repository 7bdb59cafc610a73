import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type { Dictionary } from '@sedyanka/shared/i18n/bg.ts'
import { clockAt, dayAt } from '@sedyanka/shared/i18n/calendar.ts'
import { otherLanguage } from '@sedyanka/shared/i18n/text-language.ts'
import * as format from '@sedyanka/shared/i18n/format.ts'
import {
  type Language,
  languages,
  makeTranslate,
  type Translate,
} from '@sedyanka/shared/i18n/translate.ts'
import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  type ParentProps,
  Show,
  useContext,
} from 'solid-js'
import { remember } from './device.ts'
import { chosenLanguage, LANGUAGE } from './language.ts'

/** One chunk a language: a page loads only the words that it shows. */
const loaders: Record<Language, () => Promise<Dictionary>> = {
  bg: () => import('@sedyanka/shared/i18n/bg.ts').then((m) => m.bg),
  en: () => import('@sedyanka/shared/i18n/en.ts').then((m) => m.en),
  uk: () => import('@sedyanka/shared/i18n/uk.ts').then((m) => m.uk),
}

/** Words and formats of the language in use. All of it is reactive: reading `t(…)` in JSX follows the language. */
export interface I18n {
  t: Translate
  language: Accessor<Language>
  /** BCP 47 tag for Intl and `lang`. */
  locale: Accessor<string>
  /** For `lang`: the language of words when it is another than the page's. */
  langOf(text: string): Language | undefined
  setLanguage(language: Language): void
  /** `2025-11-24` → `24.11.2025 г.` */
  formatDate(day: string): string
  /** `25 ное`, with its year when that is not this year. */
  formatShortDate(day: string): string
  formatWeekday(day: string): string
  /** `преди 5 минути`; times in epoch milliseconds. */
  formatAgo(moment: number, now?: number): string
  /** `14:30` → `14:30 ч.` */
  formatTime(clock: string): string
  /** A moment's time of day where the board is, e.g. `14:30 ч.` */
  formatClock(moment: number): string
  /** A moment's day where the board is, as `YYYY-MM-DD`. */
  dayOf(moment: number): string
}

const I18nContext = createContext<I18n>()

const makeFormats = (language: Accessor<Language>, t: Translate) => {
  const today = () => dayAt(wallNow())
  const formatTime = (clock: string) => format.formatTime(clock, language())
  return {
    formatDate: (day: string) => format.formatDate(day, language()),
    formatShortDate: (day: string) => format.formatShortDate(day, language(), today()),
    formatWeekday: (day: string) => format.formatWeekday(day, language()),
    formatAgo: (moment: number, now: number = wallNow()) => format.formatAgo(moment, now, t),
    formatTime,
    formatClock: (moment: number) => formatTime(clockAt(moment)),
    dayOf: (moment: number) => dayAt(moment),
  }
}

/**
 * Loads the dictionary before the first paint of its children; a later change keeps the old words until the new ones
 * are here. Keeps `<html lang>` right: letterforms and screen readers follow it.
 */
export const I18nProvider = (props: ParentProps<{ language?: Language }>) => {
  let wanted = props.language ?? chosenLanguage()
  const [words, setWords] = createSignal<{ language: Language; dictionary: Dictionary }>()
  const language = () => words()?.language ?? wanted
  const translate = createMemo(() => {
    const loaded = words()
    return loaded && makeTranslate(loaded.language, loaded.dictionary)
  })
  const t: Translate = (key, params) => translate()?.(key, params) ?? ''

  const load = async (next: Language) => {
    wanted = next
    const dictionary = await loaders[next]()
    // A quicker second choice may have come meanwhile.
    if (wanted === next) setWords({ language: next, dictionary })
  }
  void load(wanted)
  createEffect(() => {
    document.documentElement.lang = language()
  })

  const i18n: I18n = {
    t,
    language,
    locale: () => languages.find((one) => one.id === language())?.locale ?? 'bg-BG',
    langOf: (text) => otherLanguage(text, language()),
    setLanguage: (next) => {
      remember(LANGUAGE, next)
      // Without a network the words come with it, unless another language was chosen meanwhile.
      load(next).catch(() => addEventListener('online', () => void load(wanted), { once: true }))
    },
    ...makeFormats(language, t),
  }
  return (
    <I18nContext.Provider value={i18n}>
      <Show when={words() !== undefined}>{props.children}</Show>
    </I18nContext.Provider>
  )
}

/** The words of the page. Only below `I18nProvider`. */
export const useI18n = (): I18n => {
  const i18n = useContext(I18nContext)
  if (!i18n) throw new Error('useI18n: there is no I18nProvider above this component')
  return i18n
}
