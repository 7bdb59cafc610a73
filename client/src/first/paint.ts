/**
 * Stands in the page itself (client/first-paint.ts), so that something is on the screen before any script or style has
 * come: in the language and the theme of this device, the frame of the asked page, and in it what the last visit saw.
 * It lies in a closed shadow tree over the page, until the page takes its place (ui/first-picture.ts).
 */
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import { recall } from '../device.ts'
import { chosenLanguage } from '../language.ts'
import { applyTheme } from '../theme.ts'
import '../styles/tokens.css'
import style from './first.css?inline'
import { draw } from './pictures.ts'
import { readStill, STILL } from './still.ts'
import type { FirstWords } from './words.ts'

declare const __FIRST_WORDS__: Record<Language, FirstWords>

const recallBoard = (path: string): { title: string; role: string } | null => {
  try {
    return JSON.parse(recall(`sedyanka.board.${path.split('/')[2]}`) ?? 'null') as {
      title: string
      role: string
    } | null
  } catch {
    return null
  }
}

const paint = (): void => {
  const language = chosenLanguage()
  const path = location.pathname
  document.documentElement.lang = language
  applyTheme()
  const host = document.getElementById('first')
  if (!host?.attachShadow) return
  const board = recallBoard(path)
  const still = board && readStill(recall(STILL), { path, language })
  const root = host.attachShadow({ mode: 'closed' })
  const sheet = document.createElement('style')
  sheet.textContent = style
  root.append(sheet, ...draw({ path, words: __FIRST_WORDS__[language], board, still }))
}

paint()
