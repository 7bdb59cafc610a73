import type { BoardSummary, JoinKey, JoinLook } from '@sedyanka/shared/api.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { says, toPrintableLine } from '@sedyanka/shared/printable.ts'
import { createSignal, onMount, Show } from 'solid-js'
import { sentenceKey } from '../api-failure.ts'
import { join } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { useSession } from '../session.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './JoinForm.module.css'
import { recallSeat, rememberSeat } from './last-seat.ts'
import { OrganisationChooser } from './OrganisationChooser.tsx'
import { SignedInAs } from './SignedInAs.tsx'

/** Choose the organisation, type the name, in. What this device remembers is filled in already. */
export const JoinForm = (props: {
  joinKey: JoinKey
  look: JoinLook
  onJoined: (board: BoardSummary) => void
}) => {
  const { t, language } = useI18n()
  const session = useSession()
  const last = recallSeat()
  const known = (id: string | null | undefined) =>
    props.look.organisations.find((choice) => choice.id === id)?.id ?? null
  const [organisationId, setOrganisationId] = createSignal(
    known(props.look.organisationId ?? last?.organisationId),
  )
  const [name, setName] = createSignal(session.me()?.person.name ?? last?.name ?? '')
  const [shared, setShared] = createSignal(false)
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<unknown>(null)
  let form: HTMLFormElement | undefined
  let nameField: HTMLElement | undefined

  const needsOrganisation = () => props.look.role === 'member'
  const choosesOrganisation = () =>
    props.look.organisationId === null && (needsOrganisation() || props.look.role === 'facilitator')
  const invitedFor = () =>
    props.look.organisations.find(({ id }) => id === props.look.organisationId)
  const organisationError = () =>
    tried() && needsOrganisation() && organisationId() === null
      ? t('errors.organisationRequired')
      : null
  const nameError = () => (tried() && !says(name()) ? t('errors.nameRequired') : null)

  // The code that led here is gone with its field: the keyboard goes on from the next question.
  onMount(() => {
    if (matchMedia('(pointer: coarse)').matches) document.getElementById('main')?.focus()
    else form?.querySelector<HTMLElement>('input:not([type="checkbox"])')?.focus()
  })
  const choose = (id: string | null) => {
    setOrganisationId(id)
    if (id !== null) nameField?.focus()
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (organisationError() || nameError() || busy()) return
    setBusy(true)
    setFailure(null)
    try {
      const seat = { organisationId: organisationId(), name: toPrintableLine(name()) }
      const board = await join({ key: props.joinKey, ...seat })
      rememberSeat(shared() ? null : seat)
      await session.refresh()
      props.onJoined(board)
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <form
      ref={(element) => (form = element)}
      class={styles['form']}
      novalidate
      onSubmit={(event) => void submit(event)}
    >
      <SignedInAs />
      <Show when={invitedFor()}>
        {(organisation) => (
          <p class={styles['invited']}>
            {t('join.invitedAs', { organisation: organisation().name[language()] })}
          </p>
        )}
      </Show>
      <Show when={choosesOrganisation()}>
        <OrganisationChooser
          choices={props.look.organisations}
          chosenId={organisationId()}
          onChoose={choose}
          error={organisationError()}
        />
      </Show>
      <TextField
        label={t('join.name')}
        hint={t('join.nameHint')}
        value={name()}
        onInput={setName}
        ref={(element) => (nameField = element)}
        error={nameError()}
        maxlength={limits.nameLength}
        autocomplete="name"
        autocapitalize="words"
        enterkeyhint="go"
        size="large"
      />
      <Checkbox
        label={t('join.sharedComputer')}
        hint={t('join.sharedComputerHint')}
        checked={shared()}
        onChange={setShared}
      />
      <Show when={failure()}>
        <p class={styles['failure']} role="alert">
          {t(sentenceKey(failure()))}
        </p>
      </Show>
      <Button type="submit" tone="primary" size="large" wide busy={busy()}>
        {t(
          busy()
            ? 'join.submitting'
            : props.look.role === 'observer'
              ? 'join.asObserver'
              : 'join.submit',
        )}
      </Button>
      <p class={styles['rules']}>{t('join.houseRules')}</p>
    </form>
  )
}
