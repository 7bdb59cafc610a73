import type { BoardId } from '@sedyanka/shared/ids.ts'
import { says, toPrintableLine } from '@sedyanka/shared/text/printable.ts'
import {
  boardTemplates,
  type BoardTemplateId,
  standingItems,
} from '@sedyanka/shared/reference/templates.ts'
import { useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { sentenceKey } from '../api-failure.ts'
import { createBoard } from '../api.ts'
import { useI18n } from '../i18n.tsx'
import { useSession } from '../session.tsx'
import { createSeldomWords } from '../seldom-words.ts'
import { PublicFrame } from '../shell/PublicFrame.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { Page } from '../ui/Page.tsx'
import { Select } from '../ui/Select.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './NewBoardPage.module.css'

/** `/new`: a board for a kind of crisis; sectors and standing agenda items come with it. */
export const NewBoardPage = () => {
  const { t, language } = useI18n()
  const say = createSeldomWords()
  const session = useSession()
  const navigate = useNavigate()
  const showSnack = useSnackbar()
  const [title, setTitle] = createSignal('')
  const [templateId, setTemplateId] = createSignal<BoardTemplateId>('refugeeResponse')
  const [withOrganisations, setWithOrganisations] = createSignal(false)
  const [copyFrom, setCopyFrom] = createSignal<BoardId | ''>('')
  /** Boards whose register may be copied: one's own, and nothing that is invented. */
  const own = () =>
    (session.me()?.boards ?? []).filter(({ demo, role }) => !demo && role === 'facilitator')
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<unknown>(null)

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!says(title()) || busy()) return
    setBusy(true)
    setFailure(null)
    try {
      const { id } = await createBoard({
        title: toPrintableLine(title()),
        templateId: templateId(),
        withOrganisations: withOrganisations(),
        copyOrganisationsFrom: copyFrom() || null,
      })
      await session.refresh()
      showSnack({ text: t('board.created') })
      // "Back" leads to what was before the form, not into it.
      navigate(`/b/${id}`, { replace: true })
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <PublicFrame>
      <Page title={t('board.new')} lead={t('setup.newBoardHint')} width="narrow">
        <form class={styles['form']} novalidate onSubmit={(event) => void submit(event)}>
          <TextField
            label={say('board.name')}
            hint={say('board.nameHint')}
            value={title()}
            onInput={setTitle}
            error={tried() && !says(title()) ? t('errors.required') : null}
            maxlength={200}
            autocomplete="off"
            size="large"
          />
          <fieldset>
            <legend class={styles['legend']}>{say('board.template')}</legend>
            <div class={styles['templates']}>
              <For each={boardTemplates}>
                {(template) => (
                  <label class={styles['template']}>
                    <input
                      type="radio"
                      name="template"
                      class={styles['radio']}
                      checked={template.id === templateId()}
                      onChange={() => setTemplateId(template.id)}
                    />
                    <span class={styles['name']}>{template.name[language()]}</span>
                    <span class={styles['detail']}>
                      {say('board.sectors')}: {template.sectors.length} ·{' '}
                      {say('board.standingItems')}: {template.standingItems.length}
                    </span>
                    <Show when={template.id === templateId()}>
                      <ol class={styles['agenda']}>
                        <For each={template.standingItems}>
                          {(item) => <li>{standingItems[item].title[language()]}</li>}
                        </For>
                      </ol>
                    </Show>
                  </label>
                )}
              </For>
            </div>
          </fieldset>
          <fieldset class={styles['register']}>
            <legend class={styles['legend']}>{t('orgs.title')}</legend>
            <Show when={own().length > 0}>
              <Select
                label={say('board.copyOrganisations')}
                value={copyFrom()}
                options={[
                  { value: '', label: say('board.copyNone') },
                  ...own().map(({ id, title: name }) => ({ value: id, label: name })),
                ]}
                onChange={setCopyFrom}
              />
            </Show>
            <Checkbox
              label={say('board.withInstitutions')}
              checked={withOrganisations()}
              onChange={setWithOrganisations}
            />
          </fieldset>
          <Show when={failure()}>
            <p class={styles['failure']} role="alert">
              {t(sentenceKey(failure()))}
            </p>
          </Show>
          <div class={styles['buttons']}>
            <Button type="submit" tone="primary" size="large" busy={busy()}>
              {say('board.create')}
            </Button>
            <LinkButton href="/" tone="ghost" size="large">
              {t('common.cancel')}
            </LinkButton>
          </div>
        </form>
      </Page>
    </PublicFrame>
  )
}
