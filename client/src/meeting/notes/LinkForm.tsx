import type { Editor } from '@tiptap/core'
import { isSafeLink } from '@sedyanka/shared/text/safe-link.ts'
import { createSignal, onMount, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Toolbar.module.css'

/** `example.org` is meant as an address, and so is a bare e-mail. */
const complete = (typed: string): string => {
  const words = typed.trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(words)) return words
  return /^[^\s/@]+@[^\s/@]+$/.test(words) ? `mailto:${words}` : `https://${words}`
}

/** Makes the selected words a link, or changes the one that the caret is in. */
export const LinkForm = (props: { editor: Editor; onDone: () => void }) => {
  const { t } = useI18n()
  const existing = props.editor.getAttributes('link')['href']
  const [address, setAddress] = createSignal(typeof existing === 'string' ? existing : '')
  const [isWrong, setWrong] = createSignal(false)
  let field: HTMLInputElement | HTMLTextAreaElement | undefined
  onMount(() => field?.focus())

  const finish = () => {
    props.onDone()
    props.editor.commands.focus()
  }
  const apply = () => {
    const href = complete(address())
    if (!isSafeLink(href)) return setWrong(true)
    const chain = props.editor.chain().focus().extendMarkRange('link')
    const { from, to } = props.editor.state.selection
    const isBare = from === to && typeof existing !== 'string'
    if (isBare)
      chain
        .insertContent({
          type: 'text',
          text: address().trim(),
          marks: [{ type: 'link', attrs: { href } }],
        })
        .run()
    else chain.setLink({ href }).run()
    props.onDone()
  }
  return (
    <form
      class={styles['link']}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
      onKeyDown={(event) => event.key === 'Escape' && finish()}
    >
      <TextField
        class={styles['address'] ?? ''}
        label={t('notes.linkAddress')}
        hideLabel
        placeholder="https://"
        value={address()}
        autocomplete="off"
        inputmode="url"
        error={isWrong() ? t('notes.linkWrong') : null}
        ref={(element) => (field = element)}
        onInput={setAddress}
      />
      <Button type="submit" tone="primary">
        {t('common.apply')}
      </Button>
      <Show when={typeof existing === 'string'}>
        <Button
          onClick={() => {
            props.editor.chain().focus().extendMarkRange('link').unsetLink().run()
            props.onDone()
          }}
        >
          {t('common.remove')}
        </Button>
      </Show>
    </form>
  )
}
