import type { BoardSummary, JoinKey, JoinLook } from '@sedyanka/shared/wire/api.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { says, toPrintableLine } from '@sedyanka/shared/text/printable.ts'
import { createSignal, onMount, Show } from 'solid-js'
import { ApiFailure } from '../api-failure.ts'
import { join } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { useSession } from '../session.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { TextField } from '../ui/TextField.tsx'
import { forgetStored } from '../device.ts'
import { expectSeat } from '../last-answers.ts'
import { keepTab, takeAsOwn } from '../shared-computer.ts'
import styles from './JoinForm.module.css'
import { joinSentence } from './join-sentence.ts'
import { NameQuestion } from './NameQuestion.tsx'
import { recallSeat, rememberSeat } from './last-seat.ts'
import { OrganisationChooser } from './OrganisationChooser.tsx'
import { SignedInAs } from './SignedInAs.tsx'

/** Choose the organisation, type the name, in. What this device remembers is filled in already. */
export const SeatForm = (props: {
  joinKey: JoinKey
  look: JoinLook
  /** Whoever came here has another seat at the board, and has said that they want this one. */
  changesSeat: boolean
  onJoined: (board: Pick<BoardSummary, 'id'>) => void
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
  const [asksName, setAsksName] = createSignal(false)
  const invitedFor = () =>
    props.look.organisations.find(({ id }) => id === props.look.organisationId)
  const organisationError = () =>
    tried() && needsOrganisation() && organisationId() === null
      ? t('errors.organisationRequired')
      : null
  const nameError = () => (tried() && !says(name()) ? t('errors.nameRequired') : null)

  // The code that led here is gone with its field: the keyboard goes on from the next question. Without scrolling: the
  // notice above, that this browser may lose words, is for phones above all.
  onMount(() => {
    if (matchMedia('(pointer: coarse)').matches)
      document.getElementById('main')?.focus({ preventScroll: true })
    else
      form
        ?.querySelector<HTMLElement>('input:not([type="checkbox"])')
        ?.focus({ preventScroll: true })
  })
  const choose = (id: OrganisationId | null) => {
    setOrganisationId(id)
    if (id !== null) nameField?.focus()
  }
  const submit = async (person?: 'same' | 'other') => {
    setAsksName(false)
    setTried(true)
    if (organisationError() || nameError() || busy()) return
    setBusy(true)
    setFailure(null)
    try {
      const seat = { organisationId: organisationId(), name: toPrintableLine(name()) }
      const board = await join({
        key: props.joinKey,
        ...seat,
        shared: shared(),
        checksCookies: true,
        ...(props.changesSeat && { seat: 'change' as const }),
        ...(person && { person }),
      })
      if (shared()) {
        forgetStored()
        keepTab()
      } else takeAsOwn()
      rememberSeat(shared() ? null : seat)
      expectSeat(board.id)
      if (!(await session.refresh())) throw new ApiFailure('cookiesBlocked')
      props.onJoined(board)
    } catch (error) {
      if (error instanceof ApiFailure && error.code === 'otherName') setAsksName(true)
      else setFailure(error)
      setBusy(false)
    }
  }

  return (
    <form
      ref={(element) => (form = element)}
      class={styles['form']}
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
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
        hint={t('join.sharedExplain')}
        checked={shared()}
        onChange={setShared}
      />
      <Show when={failure()}>
        <p class={styles['failure']} role="alert">
          {joinSentence(failure(), t)}
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
      <NameQuestion
        open={asksName()}
        signedIn={session.me()?.person.name ?? ''}
        written={name().trim()}
        onAnswer={(person) => void submit(person)}
        onClose={() => setAsksName(false)}
      />
    </form>
  )
}
