import { useNavigate } from '@solidjs/router'
import BookOpen from 'lucide-solid/icons/book-open'
import Info from 'lucide-solid/icons/info'
import LayoutGrid from 'lucide-solid/icons/layout-grid'
import LogOut from 'lucide-solid/icons/log-out'
import Moon from 'lucide-solid/icons/moon'
import Plus from 'lucide-solid/icons/plus'
import Sun from 'lucide-solid/icons/sun'
import SunMoon from 'lucide-solid/icons/sun-moon'
import { createSignal, type JSX } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { useSession } from '../session.tsx'
import { readTheme, setTheme, type Theme } from '../theme.ts'
import { initialsOf } from '../ui/Avatar.tsx'
import { lazySheet } from '../ui/lazy-sheet.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import styles from './AccountMenu.module.css'

const SignOutDialog = lazySheet(async () => (await import('./SignOutDialog.tsx')).SignOutDialog)

const themes = [
  { id: 'light', icon: Sun, key: 'app.themeLight' },
  { id: 'dark', icon: Moon, key: 'app.themeDark' },
  { id: 'system', icon: SunMoon, key: 'app.themeSystem' },
] as const satisfies readonly { id: Theme; icon: unknown; key: string }[]

/** Who I am here, and the way out on a shared computer. */
export const AccountMenu = (props: { detail?: JSX.Element; hasUnsaved?: boolean }) => {
  const { t } = useI18n()
  const session = useSession()
  const navigate = useNavigate()
  const [leaving, setLeaving] = createSignal(false)
  const [theme, showTheme] = createSignal(readTheme())
  const name = () => session.me()?.person.name ?? ''

  const entries = (): MenuEntry[] => [
    { label: t('nav.boards'), icon: <LayoutGrid size={18} />, onSelect: () => navigate('/?list') },
    ...(session.me()?.mayCreateBoards
      ? [{ label: t('board.new'), icon: <Plus size={18} />, onSelect: () => navigate('/new') }]
      : []),
    'separator',
    ...themes
      .filter(({ id }) => id !== theme())
      .map(({ id, icon: Icon, key }) => ({
        label: `${t('app.theme')}: ${t(key)}`,
        icon: <Icon size={18} />,
        onSelect: () => {
          setTheme(id)
          showTheme(id)
        },
      })),
    'separator',
    {
      label: t('common.help'),
      icon: <BookOpen size={18} />,
      onSelect: () => navigate('/guide'),
    },
    { label: t('about.title'), icon: <Info size={18} />, onSelect: () => navigate('/about') },
    {
      label: `${t('nav.signOut')} (${t('join.notMe')})`,
      icon: <LogOut size={18} />,
      onSelect: () => setLeaving(true),
    },
  ]

  return (
    <>
      <Menu
        label={`${t('nav.account')}: ${name()}`}
        trigger={
          <span class={styles['initials']} data-initials={initialsOf(name())} aria-hidden="true" />
        }
        triggerClass={styles['trigger'] ?? ''}
        heading={
          <>
            <strong>{name()}</strong>
            <div class="small muted">{props.detail}</div>
          </>
        }
        entries={entries()}
      />
      <SignOutDialog
        open={leaving()}
        hasUnsaved={props.hasUnsaved === true}
        onClose={() => setLeaving(false)}
      />
    </>
  )
}
