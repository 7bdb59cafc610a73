import type { BoardSummary, JoinLook } from '@sedyanka/shared/api.ts'
import { useNavigate, useParams } from '@solidjs/router'
import { createSignal, createUniqueId, onMount, Show } from 'solid-js'
import { sentenceKey } from '../api-failure.ts'
import { lookAtKey } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { CODE_LENGTH, codeDigits } from './code-digits.ts'
import { CodeInput } from './CodeInput.tsx'
import styles from './CodePage.module.css'
import { JoinForm } from './JoinForm.tsx'
import { JoinSheet } from './JoinSheet.tsx'

/** `/j` and `/j/:code`: the six digits from the screen in the hall, typed or from its QR code. */
export const CodePage = () => {
  const { t } = useI18n()
  const params = useParams<{ code?: string }>()
  const navigate = useNavigate()
  const [code, setCode] = createSignal(codeDigits(params.code ?? ''))
  const [opened, setOpened] = createSignal<{ code: string; look: JoinLook } | null>(null)
  const [failure, setFailure] = createSignal<string | null>(null)
  const [busy, setBusy] = createSignal(false)
  const errorId = createUniqueId()
  let field: HTMLInputElement | undefined

  const look = async (found: string) => {
    setFailure(null)
    if (found.length !== CODE_LENGTH) {
      setFailure(t('errors.codeInvalid'))
      field?.focus()
      return
    }
    setBusy(true)
    try {
      setOpened({ code: found, look: await lookAtKey({ code: found }) })
    } catch (error) {
      setFailure(t(sentenceKey(error)))
      field?.focus()
      field?.select()
    }
    setBusy(false)
  }
  onMount(() => {
    if (code().length === CODE_LENGTH) void look(code())
    else field?.focus()
  })
  const enter = (board: BoardSummary) => navigate(`/b/${board.id}`, { state: { justJoined: true } })

  return (
    <Show
      when={opened()}
      fallback={
        <JoinSheet title={t('join.title')} lead={t('join.codeHint')}>
          <form
            class={styles['form']}
            onSubmit={(event) => {
              event.preventDefault()
              void look(code())
            }}
          >
            <CodeInput
              label={t('join.code')}
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
        </JoinSheet>
      }
    >
      {(found) => (
        <JoinSheet
          title={t('join.boardTitle', { board: found().look.boardTitle })}
          lead={t('join.intro')}
          demo={found().look.demo}
        >
          <JoinForm joinKey={{ code: found().code }} look={found().look} onJoined={enter} />
        </JoinSheet>
      )}
    </Show>
  )
}
