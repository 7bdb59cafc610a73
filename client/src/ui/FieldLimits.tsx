import { onCleanup } from 'solid-js'
import { wordsForField } from '../clean-words.ts'
import { copyText } from '../copy-text.ts'
import { useI18n } from '../i18n.tsx'
import { useSnackbar } from './Snackbar.tsx'
import { listenForTooLong, sayTooLong } from './too-long.ts'

type TextElement = HTMLInputElement | HTMLTextAreaElement

/** A field for words, not for digits, days or passwords. */
const asWords = (target: EventTarget | null): TextElement | null => {
  if (target instanceof HTMLTextAreaElement) return target.readOnly ? null : target
  const isText =
    target instanceof HTMLInputElement &&
    /^(text|search)$/.test(target.type) &&
    target.inputMode !== 'numeric' &&
    !target.readOnly
  return isText ? target : null
}

/** A title is a textarea that grows, of one line all the same. */
const hasLines = (field: TextElement): boolean =>
  field instanceof HTMLTextAreaElement && field.dataset['oneLine'] === undefined

const roomIn = (field: TextElement): number => {
  const chosen = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0)
  return field.maxLength < 0 ? Infinity : field.maxLength - field.value.length + chosen
}

/**
 * For every plain field of the page: what is pasted comes in readable (rows and cells apart, no unseen marks), and what
 * is too long is said, by the browser never: it drops the end of a paste, and the next letter, without a word.
 */
export const FieldLimits = () => {
  const { t } = useI18n()
  const showSnack = useSnackbar()
  const onPaste = (event: ClipboardEvent) => {
    const field = asWords(event.target)
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!field || text === '' || event.defaultPrevented) return
    const words = wordsForField(text, hasLines(field))
    const room = roomIn(field)
    const fits = words.length <= room ? words : words.slice(0, Math.max(0, room))
    event.preventDefault()
    // The browser's own way: it can be undone, and the field hears of it.
    if (fits !== '') document.execCommand('insertText', false, fits)
    if (fits !== words) sayTooLong(field, words.slice(fits.length))
  }
  const onBeforeInput = (event: InputEvent) => {
    const field = asWords(event.target)
    if (!field || event.isComposing || !event.inputType.startsWith('insert')) return
    if (event.data && event.data.length > roomIn(field)) sayTooLong(field, '')
  }
  /** While a word is composed browsers let it grow; they cut it when it ends. */
  const onCompositionEnd = (event: CompositionEvent) => {
    const field = asWords(event.target)
    if (field && roomIn(field) <= 0 && field.maxLength > 0 && event.data.length > 0)
      sayTooLong(field, '')
  }
  document.addEventListener('paste', onPaste)
  document.addEventListener('beforeinput', onBeforeInput)
  document.addEventListener('compositionend', onCompositionEnd)
  const stop = listenForTooLong(({ most, rest }) => {
    const copy = async () => {
      const isCopied = await copyText(rest)
      showSnack({ text: t(isCopied ? 'common.copied' : 'errors.copyFailed') })
    }
    if (rest === '') showSnack({ text: t('tooLong.full', { most }) })
    else
      showSnack({
        text: t('tooLong.cut', { most, count: rest.length }),
        action: { label: t('tooLong.copyRest'), run: () => void copy() },
      })
  })
  onCleanup(() => {
    stop()
    document.removeEventListener('paste', onPaste)
    document.removeEventListener('beforeinput', onBeforeInput)
    document.removeEventListener('compositionend', onCompositionEnd)
  })
  return null
}
