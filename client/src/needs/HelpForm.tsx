import { needs } from '@sedyanka/shared/help/needs.ts'
import { offers } from '@sedyanka/shared/help/offers.ts'
import { everyName } from '@sedyanka/shared/meeting/organisation-names.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { smallNumberLimit } from '@sedyanka/shared/board/sectors.ts'
import { createMemo, createSignal, createEffect, Show } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import { useI18n } from '../i18n.tsx'
import { createSeldomWords } from '../seldom-words.ts'
import { createFullShare } from '../sync/full-share.ts'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { Editing } from './create-help-editor.ts'
import { createPrivacyCheck } from '../privacy/create-privacy-check.ts'
import { checkDraft, type DraftField, type DraftProblem, type HelpDraft } from './help-draft.ts'
import styles from './HelpForm.module.css'
import { HelpPlaceFields } from './HelpPlaceFields.tsx'
import { useNeeds } from './needs-context.tsx'
import { PersonalDataNotice } from '../privacy/PersonalDataNotice.tsx'

const problemKey = {
  required: 'errors.required',
  quantity: 'needs.enterQuantity',
  wholeNumber: 'needs.wholePeople',
  endBeforeStart: 'errors.endBeforeStart',
} as const

/** The fields of a need or an offer. All of it stays on this device until it is saved. */
export const HelpForm = (props: {
  editing: Editing
  onDraft: (draft: HelpDraft) => void
  onCancel: () => void
  onSave: (draft: HelpDraft) => void
}) => {
  const { t } = useI18n()
  const say = createSeldomWords()
  const { names, room } = useNeeds()
  const [draft, setDraft] = createStore<HelpDraft>({ ...props.editing.draft })
  const [wasTried, setWasTried] = createSignal(false)
  const isNeed = () => props.editing.kind === 'need'
  const whyNoMore = createFullShare(room, isNeed() ? needs : offers)
  createEffect(() => props.onDraft({ ...draft }))

  const allowed = createMemo(() => names.organisations().flatMap(everyName))
  const titleCheck = createPrivacyCheck(() => draft.title, allowed)
  const unitCheck = createPrivacyCheck(() => draft.ownUnit, allowed)
  const noteCheck = createPrivacyCheck(() => draft.note, allowed)
  const problems = createMemo(() => checkDraft(draft))
  const words = (problem: DraftProblem | undefined, length: number, most: number) => {
    if (!problem || !wasTried()) return null
    return problem === 'tooLong'
      ? t('errors.tooLong', { count: length - most })
      : t(problemKey[problem])
  }
  const error = (field: DraftField) => {
    const [length, most] =
      field === 'title'
        ? [draft.title.length, limits.titleLength]
        : field === 'unit'
          ? [draft.ownUnit.trim().length, limits.unitLength]
          : [draft.note.length, limits.textLength]
    return words(problems()[field], length, most)
  }
  const smallNumber = () => {
    const people = Number(draft.people)
    const threshold = smallNumberLimit(draft.sector)
    return people > 0 && people < threshold ? say('privacy.smallNumber', { threshold }) : null
  }
  const isClean = () =>
    [...titleCheck.findings(), ...unitCheck.findings(), ...noteCheck.findings()].every(
      (finding) => finding.action === 'hint',
    )
  const whyFull = () => (props.editing.id === null ? whyNoMore() : null)
  const whyNot = () => (isClean() ? whyFull() : t('privacy.warningTitle'))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setWasTried(true)
    if (Object.keys(problems()).length === 0 && whyNot() === null)
      props.onSave({ ...unwrap(draft) })
  }

  return (
    <form class={styles['form']} onSubmit={submit} novalidate>
      <TextField
        label={t(isNeed() ? 'needs.what' : 'offers.what')}
        value={draft.title}
        maxlength={limits.titleLength}
        required
        error={error('title')}
        onInput={(title) => setDraft({ title })}
      />
      <PersonalDataNotice
        text={draft.title}
        findings={titleCheck.findings()}
        onRemove={() => setDraft({ title: titleCheck.removeMarked() })}
        onKeep={titleCheck.keep}
      />
      <HelpPlaceFields editing={props.editing} draft={draft} set={setDraft} error={error} />
      <PersonalDataNotice
        text={draft.ownUnit}
        findings={unitCheck.findings()}
        onRemove={() => setDraft({ ownUnit: unitCheck.removeMarked() })}
        onKeep={unitCheck.keep}
      />
      <div class={styles['pair']}>
        <DateField
          label={t(isNeed() ? 'needs.from' : 'offers.availableFrom')}
          optional={t('common.optional')}
          value={draft.from}
          onChange={(from) => setDraft({ from })}
        />
        <DateField
          label={t('needs.validUntil')}
          optional={t('common.optional')}
          value={draft.until}
          error={error('until')}
          onChange={(until) => setDraft({ until })}
        />
      </div>
      <Show
        when={isNeed()}
        fallback={
          <Show when={draft.municipality !== null}>
            <Segmented
              label={t('offers.coverage')}
              value={draft.coverage}
              options={[
                { value: 'municipality', label: t('offers.coverageMunicipality') },
                { value: 'region', label: t('offers.coverageRegion') },
              ]}
              onChange={(coverage) => setDraft({ coverage })}
            />
          </Show>
        }
      >
        <div class={styles['pair']}>
          <Select
            label={t('needs.urgency')}
            value={draft.urgency}
            options={[
              { value: 'normal', label: t('needs.urgencyNormal') },
              { value: 'high', label: t('needs.urgencyHigh') },
              { value: 'critical', label: t('needs.urgencyCritical') },
            ]}
            onChange={(urgency) => setDraft({ urgency: urgency as HelpDraft['urgency'] })}
          />
          <TextField
            label={t('needs.peopleInNeed')}
            optional={t('common.optional')}
            inputmode="numeric"
            value={draft.people}
            error={error('people')}
            {...(smallNumber() ? { hint: smallNumber() ?? '' } : {})}
            onInput={(people) => setDraft({ people })}
          />
        </div>
      </Show>
      <TextField
        label={t(isNeed() ? 'common.notes' : 'offers.conditions')}
        optional={t('common.optional')}
        multiline
        rows={2}
        value={draft.note}
        error={error('note')}
        onInput={(note) => setDraft({ note })}
      />
      <PersonalDataNotice
        text={draft.note}
        findings={noteCheck.findings()}
        onRemove={() => setDraft({ note: noteCheck.removeMarked() })}
        onKeep={noteCheck.keep}
      />
      <div class={styles['foot']}>
        <p class={styles['local']}>{whyFull() ?? t('needs.localDraft')}</p>
        <Button onClick={() => props.onCancel()}>{t('common.cancel')}</Button>
        <Button type="submit" tone="primary" whyDisabled={whyNot()}>
          {t('common.save')}
        </Button>
      </div>
    </form>
  )
}
