import type { JoinLook } from '@sedyanka/shared/wire/api.ts'
import { useParams } from '@solidjs/router'
import { createSignal, createUniqueId, onMount, Show } from 'solid-js'
import { ApiFailure } from '../api-failure.ts'
import { lookAtKey } from '../api.ts'
import { LostWords } from '../board/refused/LostWords.tsx'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { CODE_LENGTH, codeDigits } from './code-digits.ts'
import { AlreadyIn } from './AlreadyIn.tsx'
import { CodeInput } from './CodeInput.tsx'
import styles from './CodePage.module.css'
import { createEnter } from './create-enter.ts'
import { JoinForm } from './JoinForm.tsx'
import { joinSentence } from './join-sentence.ts'
import { JoinSheet } from './JoinSheet.tsx'

/** `/j` and `/j/:code`: the digits from the screen in the hall, typed or from its QR code. */
export const CodePage = () => {
  const { t } = useI18n()
  const params = useParams<{ code?: string }>()
  const enter = createEnter()
  const [code, setCode] = createSignal(codeDigits(params.code ?? ''))
  const [opened, setOpened] = createSignal<{ code: string; look: JoinLook } | null>(null)
  const [failure, setFailure] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  /** More than six where many wrong codes were tried. */
  const [asked, setAsked] = createSignal(CODE_LENGTH)
  const errorId = createUniqueId()
  let field: HTMLInputElement | undefined

  const look = async (found: string) => {
    setFailure(null)
    if (found.length < asked()) {
      setFailure(t('errors.codeInvalid'))
      field?.focus()
      return
    }
    setBusy(true)
    try {
      setOpened({ code: found, look: await lookAtKey({ code: found }) })
    } catch (error) {
      const digits = error instanceof ApiFailure ? (error.digits ?? 0) : 0
      // What was typed is the beginning of the longer code: it stays, and one types on.
      const isBeginning = found.length < digits
      if (digits <= 12) setAsked(Math.max(CODE_LENGTH, digits))
      setFailure(joinSentence(error, t))
      field?.focus()
      if (!isBeginning) field?.select()
    }
    setBusy(false)
  }
  onMount(() => {
    if (code().length >= CODE_LENGTH) void look(code())
    // Without scrolling: what a notice above has to say comes first.
    else field?.focus({ preventScroll: true })
  })

  return (
    <Show
      when={opened()}
      fallback={
        <JoinSheet title={t('join.title')} lead={t('join.codeHint')}>
          <AlreadyIn />
          <form
            class={styles['form']}
            onSubmit={(event) => {
              event.preventDefault()
              void look(code())
            }}
          >
            <CodeInput
              label={
                asked() === CODE_LENGTH ? t('join.code') : t('join.codeLong', { count: asked() })
              }
              length={asked()}
              value={code()}
              onInput={(next) => {
                setCode(next)
                setFailure(null)
              }}
              onComplete={(complete) => void look(complete)}
              errorId={failure() ? errorId : null}
              ref={(element) => (field = element)}
            />
            <Show when={failure()}>
              <p id={errorId} class={styles['error']} role="alert">
                {failure()}
              </p>
            </Show>
            <Button type="submit" tone="primary" size="large" wide busy={busy()}>
              {t('join.codeSubmit')}
            </Button>
            <p class={styles['other']}>{t('join.linkOrCode')}</p>
          </form>
          <LostWords />
        </JoinSheet>
      }
    >
      {(found) => (
        <JoinSheet
          title={t('join.boardTitle', { board: found().look.boardTitle })}
          lead={found().look.seat ? '' : t('join.intro')}
          demo={found().look.demo}
        >
          <JoinForm joinKey={{ code: found().code }} look={found().look} onJoined={enter} />
        </JoinSheet>
      )}
    </Show>
  )
}
