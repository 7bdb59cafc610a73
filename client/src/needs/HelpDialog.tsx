import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { HelpEditor, Saved } from './create-help-editor.ts'
import type { HelpDraft } from './help-draft.ts'
import { HelpForm } from './HelpForm.tsx'

const titleKey = {
  need: { new: 'needs.new', edit: 'needs.edit' },
  offer: { new: 'offers.new', edit: 'offers.edit' },
} as const

/** The dialog in which a need or an offer is written. */
export const HelpDialog = (props: { editor: HelpEditor; onSaved: (saved: Saved) => void }) => {
  const { t } = useI18n()
  let latest: HelpDraft | undefined
  const close = () => {
    const draft = latest ?? props.editor.editing()?.draft
    if (draft) props.editor.drop(draft)
  }
  return (
    <Show when={props.editor.editing()} keyed>
      {(editing) => (
        <Dialog
          open
          wide
          title={t(titleKey[editing.kind][editing.id === null ? 'new' : 'edit'])}
          description={t('needs.hintNoPersons')}
          onClose={close}
        >
          <HelpForm
            editing={editing}
            onDraft={(draft) => (latest = draft)}
            onCancel={close}
            onSave={(draft) => {
              const saved = props.editor.save(draft)
              if (saved) props.onSaved(saved)
            }}
          />
        </Dialog>
      )}
    </Show>
  )
}
