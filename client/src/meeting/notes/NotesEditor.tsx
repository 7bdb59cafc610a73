import type { OrganisationId, PersonId } from '@sedyanka/shared/ids.ts'
import type { Editor } from '@tiptap/core'
import type { AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show } from 'solid-js'
import type * as Y from 'yjs'
import { useI18n } from '../../i18n.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { MarkedBar } from '../../privacy/MarkedBar.tsx'
import { createAllowedNames } from '../allowed-names.ts'
import { isFromText } from './binding/note-binding.ts'
import { keepLabelsInside } from './keep-labels-inside.ts'
import { createMarkState } from './mark-state.ts'
import type { EditorPlace } from './editor-place.ts'
import { type FoundWords, type FoundWordsOptions, removeFound } from './found-words.ts'
import { makeEditor, showCaption } from './make-editor.ts'
import styles from './Notes.module.css'
import './carets.css'
import './found-words.css'
import { SelectionBar } from './SelectionBar.tsx'
import { Toolbar } from './Toolbar.tsx'

/** Rich text that everybody at the table writes at once, with the carets of the others. */
export const NotesEditor = (props: {
  item: AgendaItem
  note: Y.Text
  place: EditorPlace
  onAction: (words: string) => void
}) => {
  const { t, language, langOf } = useI18n()
  const { room, organisations, people, typing, follow } = useMeeting()
  const [editor, setEditor] = createSignal<Editor>()
  const allowed = createAllowedNames()
  const [found, setFound] = createSignal<readonly FoundWords[]>([])
  const kept = new Set<string>()
  const foundWords: FoundWordsOptions = {
    allowed,
    isKept: (words) => kept.has(words),
    onFound: setFound,
    langOf,
  }
  const keep = () => {
    for (const { words } of found()) kept.add(words)
    editor()?.storage.foundWords.lookAgain()
  }
  createEffect(
    on([allowed, language], () => editor()?.storage.foundWords.lookAgain(), { defer: true }),
  )
  let element!: HTMLDivElement

  const place = `agenda/${props.item.id}/notes`
  const writers = createMemo(
    () => new Set(people().flatMap(({ at, personId }) => (at === place ? [personId] : []))),
  )
  createEffect(() => {
    const now = writers()
    for (const caret of element.querySelectorAll<HTMLElement>('.caret'))
      showCaption(caret, now.has(caret.dataset['person'] as PersonId))
  })

  onMount(() => {
    const made = makeEditor({
      element,
      note: props.note,
      awareness: room.awareness,
      label: t('notes.label'),
      placeholder: t('notes.placeholder'),
      captionOf: ({ name, organisationId }) =>
        organisations.nameOf(
          typeof organisationId === 'string' ? (organisationId as OrganisationId) : null,
        ) || String(name ?? ''),
      isWriting: (personId) => writers().has(personId),
      foundWords,
    })
    made.on('update', ({ transaction }) => {
      if (!isFromText(transaction)) typing.at(place)
    })
    made.on('focus', () => follow.hold(true))
    made.on('blur', () => {
      typing.stop()
      follow.hold(false)
    })
    setEditor(made)
    props.place.comeBack(made)
    const stopLabels = keepLabelsInside(made)
    onCleanup(() => {
      props.place.leave(made)
      stopLabels()
      typing.stop()
      follow.hold(false)
      made.destroy()
    })
  })
  return (
    <section class={styles['notes']} aria-label={t('notes.label')}>
      <Show when={editor()} keyed>
        {(made) => <Toolbar editor={made} marks={createMarkState(made)} />}
      </Show>
      <div class={styles['frame']}>
        <div ref={element} class={styles['prose']} id="notes" />
        <Show when={editor()} keyed>
          {(made) => (
            <SelectionBar editor={made} itemId={props.item.id} onAction={props.onAction} />
          )}
        </Show>
      </div>
      <MarkedBar
        found={found()}
        onRemove={() => {
          const made = editor()
          if (made) removeFound(made, foundWords)
        }}
        onKeep={keep}
      />
    </section>
  )
}
