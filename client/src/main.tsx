import { render } from 'solid-js/web'
import { App } from './app.tsx'
import { keepShell } from './new-version.ts'
import './styles/fallback-font.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import './styles/forced-colors.css'
import { loadFonts } from './styles/load-fonts.ts'
import { applyTheme } from './theme.ts'
import { endPictureSoon } from './ui/first-picture.ts'

applyTheme()
loadFonts()
const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')
render(() => <App />, root)
endPictureSoon()

/** Milliseconds: on a slow line what the page shows comes first. */
const pageFirst = 4_000
if (import.meta.env.PROD)
  window.addEventListener('load', () => setTimeout(() => void keepShell(), pageFirst))
