import { render } from 'solid-js/web'
import { App } from './app.tsx'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import { applyTheme } from './theme.ts'

applyTheme()
const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')
render(() => <App />, root)
