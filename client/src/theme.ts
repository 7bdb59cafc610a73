import { recall, remember } from './device.ts'

export type Theme = 'system' | 'light' | 'dark'

const STORED = 'sedyanka.theme'

export const readTheme = (): Theme => {
  const stored = recall(STORED)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Shows the page in the theme; `system` follows the device. */
export const applyTheme = (theme: Theme = readTheme()): void => {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
}

/** Shows and remembers a theme. */
export const setTheme = (theme: Theme): void => {
  remember(STORED, theme === 'system' ? null : theme)
  applyTheme(theme)
}
