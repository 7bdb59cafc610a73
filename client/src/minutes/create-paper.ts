import type { MinutesTranslate } from '@sedyanka/shared/i18n/protocol-bg.ts'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import type { MeetingId } from '@sedyanka/shared/ids.ts'
import { layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { loadWords } from '@sedyanka/shared/minutes/load-words.ts'
import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import type { Paper } from '@sedyanka/shared/minutes/paper.ts'
import { readMinutes } from '@sedyanka/shared/minutes/read-minutes.ts'
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import type * as Y from 'yjs'
import { reuseBlocks } from './reuse-blocks.ts'

interface Documents {
  board: Y.Doc
  meeting: Y.Doc
  meetingId: MeetingId
}
interface PaperOptions {
  language: Language
  withNames: boolean
  /** For a reader who is told organisations only. */
  forObserver?: boolean
}

/** Milliseconds between an edit and the paper that shows it: forty people type, and the whole is read anew. */
const gather = 300

/** What is on the paper: the documents as they are now, or minutes that were kept; null while these are on their way. */
export type PaperSource = 'documents' | Minutes | null

/** Minutes on paper, following the two documents or the kept ones; null until they and the words are here. */
export const createPaper = (
  documents: Accessor<Documents>,
  options: Accessor<PaperOptions>,
  source: Accessor<PaperSource> = () => 'documents',
): Accessor<Paper | null> => {
  const [paper, setPaper] = createSignal<Paper | null>(null)
  let timer: ReturnType<typeof setTimeout> | null = null
  let words: { language: Language; t: MinutesTranslate } | null = null

  const draw = () => {
    const { language, withNames, forObserver = false } = options()
    if (words?.language !== language) return
    const { t } = words
    const from = source()
    const minutes =
      from === 'documents' ? readMinutes(documents(), { language, withNames, forObserver }) : from
    // Kept ones of another language are about to be replaced.
    if (minutes && minutes.language !== language) return
    setPaper((before) => {
      if (!minutes) return null
      const next = layOutMinutes(minutes, t)
      return { ...next, blocks: reuseBlocks(before?.blocks ?? [], next.blocks) }
    })
  }
  const drawSoon = () => {
    if (source() !== 'documents') return
    timer ??= setTimeout(() => {
      timer = null
      draw()
    }, gather)
  }

  createEffect(
    on(options, async ({ language }) => {
      const t = await loadWords(language)
      // Another language may have been chosen meanwhile.
      if (options().language !== language) return
      words = { language, t }
      draw()
    }),
  )
  createEffect(on(source, draw, { defer: true }))
  createEffect(
    on(documents, ({ board, meeting }) => {
      if (words) drawSoon()
      for (const doc of [board, meeting]) doc.on('update', drawSoon)
      onCleanup(() => {
        for (const doc of [board, meeting]) doc.off('update', drawSoon)
      })
    }),
  )
  onCleanup(() => {
    if (timer !== null) clearTimeout(timer)
  })
  return paper
}
