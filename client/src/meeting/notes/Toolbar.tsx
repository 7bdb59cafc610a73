import type { Editor } from '@tiptap/core'
import Bold from 'lucide-solid/icons/bold'
import Heading from 'lucide-solid/icons/heading'
import Italic from 'lucide-solid/icons/italic'
import LinkIcon from 'lucide-solid/icons/link'
import List from 'lucide-solid/icons/list'
import ListOrdered from 'lucide-solid/icons/list-ordered'
import Redo from 'lucide-solid/icons/redo-2'
import Undo from 'lucide-solid/icons/undo-2'
import { type Accessor, createSignal, For, type JSX, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { LinkForm } from './LinkForm.tsx'
import type { MarkState } from './mark-state.ts'
import styles from './Toolbar.module.css'

interface Tool {
  label: string
  keys?: string
  icon: () => JSX.Element
  isOn?: () => boolean
  isOff?: () => boolean
  run: () => void
}

/** The few things that notes of a meeting need. */
export const Toolbar = (props: { editor: Editor; marks: Accessor<MarkState> }) => {
  const { t } = useI18n()
  const [isLinking, setLinking] = createSignal(false)
  const chain = () => props.editor.chain().focus()
  const marks = () => props.marks()
  const icon = { size: 17, 'aria-hidden': true } as const
  const tools: Tool[] = [
    {
      label: t('notes.heading'),
      icon: () => <Heading {...icon} />,
      isOn: () => marks().isHeading,
      run: () => chain().toggleHeading({ level: 2 }).run(),
    },
    {
      label: t('notes.bold'),
      keys: 'Control+B',
      icon: () => <Bold {...icon} />,
      isOn: () => marks().isBold,
      run: () => chain().toggleBold().run(),
    },
    {
      label: t('notes.italic'),
      keys: 'Control+I',
      icon: () => <Italic {...icon} />,
      isOn: () => marks().isItalic,
      run: () => chain().toggleItalic().run(),
    },
    {
      label: t('notes.bulletList'),
      icon: () => <List {...icon} />,
      isOn: () => marks().isBullets,
      run: () => chain().toggleBulletList().run(),
    },
    {
      label: t('notes.numberedList'),
      icon: () => <ListOrdered {...icon} />,
      isOn: () => marks().isNumbers,
      run: () => chain().toggleOrderedList().run(),
    },
    {
      label: t('notes.link'),
      icon: () => <LinkIcon {...icon} />,
      isOn: () => marks().isLink,
      run: () => setLinking((now) => !now),
    },
    {
      label: t('notes.undo'),
      keys: 'Control+Z',
      icon: () => <Undo {...icon} />,
      isOff: () => !marks().canUndo,
      run: () => chain().undo().run(),
    },
    {
      label: t('notes.redo'),
      keys: 'Control+Shift+Z',
      icon: () => <Redo {...icon} />,
      isOff: () => !marks().canRedo,
      run: () => chain().redo().run(),
    },
  ]
  /** One stop for Tab, arrows within: as toolbars do. */
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    event.preventDefault()
    buttons[(at + by + buttons.length) % buttons.length]?.focus()
  }
  return (
    <>
      <div
        role="toolbar"
        data-print="hide"
        aria-label={t('notes.toolbar')}
        class={styles['toolbar']}
        onKeyDown={onKeyDown}
      >
        <For each={tools}>
          {(tool, index) => (
            <button
              type="button"
              class={styles['tool']}
              tabindex={index() === 0 ? 0 : -1}
              aria-label={tool.label}
              title={tool.label}
              aria-keyshortcuts={tool.keys}
              aria-pressed={tool.isOn ? tool.isOn() : undefined}
              aria-disabled={tool.isOff?.() ? 'true' : undefined}
              // The caret and the selection stay in the text.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => !tool.isOff?.() && tool.run()}
            >
              {tool.icon()}
            </button>
          )}
        </For>
      </div>
      <Show when={isLinking()}>
        <LinkForm editor={props.editor} onDone={() => setLinking(false)} />
      </Show>
    </>
  )
}
