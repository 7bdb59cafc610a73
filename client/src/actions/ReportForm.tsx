import { everyName } from '@sedyanka/shared/meeting/organisation-names.ts'
import type { Action, ActionStatus } from '@sedyanka/shared/actions/actions.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { createSignal, Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createPrivacyCheck } from '../privacy/create-privacy-check.ts'
import { PersonalDataNotice } from '../privacy/PersonalDataNotice.tsx'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './ActionCard.module.css'
import { useTasks } from './actions-context.tsx'

/** A progress report: how it stands and one sentence; what is blocked says by what. */
export const ReportForm = (props: { action: Action; maySet: boolean }) => {
  const { t } = useI18n()
  const { commands, draftOf, setDraft, names } = useTasks()
  const [chosen, setChosen] = createSignal<ActionStatus | null>(null)
  const [error, setError] = createSignal<string | null>(null)
  const text = () => draftOf(props.action.id)
  const check = createPrivacyCheck(text, () => names.organisations().flatMap(everyName))
  const mustRemove = () => check.findings().some((finding) => finding.action === 'block')
  const whyNot = () => (mustRemove() ? t('privacy.mustRemove') : null)
  // What is chosen already is how it stands: nothing changes that nobody pressed.
  const status = (): ActionStatus => chosen() ?? props.action.status
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (mustRemove()) return
    const isSilent =
      text().trim() === '' && (status() === 'blocked' || status() === props.action.status)
    if (isSilent) return setError(t('errors.required'))
    commands.report(props.action, { status: status(), text: text() })
    setDraft(props.action.id, '')
    setChosen(null)
    setError(null)
  }
  return (
    <form class={styles['form']} onSubmit={submit} novalidate>
      <Show when={props.maySet}>
        <Segmented
          label={t('common.status')}
          value={status()}
          options={[
            { value: 'accepted', label: t('status.action.accepted') },
            { value: 'inProgress', label: t('status.action.inProgress') },
            { value: 'blocked', label: t('status.action.blocked') },
            { value: 'done', label: t('status.action.done') },
          ]}
          onChange={(next) => setChosen(next)}
        />
      </Show>
      <TextField
        label={t(status() === 'blocked' ? 'actions.blockedReason' : 'actions.updateProgress')}
        placeholder={t(
          status() === 'blocked' ? 'actions.blockedPlaceholder' : 'actions.progressPlaceholder',
        )}
        multiline
        rows={2}
        maxlength={limits.textLength}
        value={text()}
        error={error()}
        onInput={(next) => {
          setDraft(props.action.id, next)
          setError(null)
        }}
      />
      <PersonalDataNotice
        text={text()}
        findings={check.findings()}
        onRemove={() => setDraft(props.action.id, check.removeMarked())}
        onKeep={check.keep}
      />
      <div>
        <Button type="submit" tone="primary" size="small" whyDisabled={whyNot()}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  )
}
