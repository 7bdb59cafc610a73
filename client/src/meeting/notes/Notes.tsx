import { agenda, type AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { Show, Suspense } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createMay } from '../../sync/permissions.ts'
import { lazyComponent } from '../../ui/lazy-part.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { createEditorPlace } from './editor-place.ts'
import { NotesView } from './NotesView.tsx'

/** The editor comes in a chunk of its own: until it is here, and for those who only read, the notes are plain text. */
const NotesEditor = lazyComponent(async () => (await import('./NotesEditor.tsx')).NotesEditor)

/** The notes of one item. `onAction` gets the selected words that are to become an action item. */
export const Notes = (props: { item: AgendaItem; onAction: (words: string) => void }) => {
  const { t } = useI18n()
  const { room } = useMeeting()
  const may = createMay(room)
  const place = createEditorPlace()
  const note = () => agenda.note(room.doc, props.item.id, 'noteText')
  /** A device's copy that no server of today has seen: to read, until it has. */
  const former = () => agenda.former(room.doc, props.item.id, 'notes')
  return (
    <Show
      when={note()}
      keyed
      fallback={
        <Show when={former()} keyed>
          {(tree) => <NotesView notes={tree} empty={t('notes.placeholder')} />}
        </Show>
      }
    >
      {(text) => (
        <Show
          when={may.write('agenda', props.item.id, 'noteText')}
          fallback={<NotesView notes={text} empty={t('notes.emptyClosed')} />}
        >
          <Suspense fallback={<NotesView notes={text} empty={t('notes.placeholder')} />}>
            <NotesEditor item={props.item} note={text} place={place} onAction={props.onAction} />
          </Suspense>
        </Show>
      )}
    </Show>
  )
}
