import type { KeptMinutes } from '@sedyanka/shared/wire/api.ts'
import type { Language } from '@sedyanka/shared/i18n/translate.ts'
import type { MessageKey } from '@sedyanka/shared/i18n/bg.ts'
import type { BoardId, MeetingId } from '@sedyanka/shared/ids.ts'
import type { Minutes } from '@sedyanka/shared/minutes/minutes.ts'
import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import { readKeptMinutes } from '../api.ts'
import { sentenceKey } from '../api-failure.ts'
import { recall, remember } from '../device.ts'

/** Which minutes: of which closing of which meeting, in which language, with or without the names of people. */
export interface KeptAsked {
  boardId: BoardId
  meetingId: MeetingId
  /** What tells this closing from the one before. */
  closing: string
  language: Language
  withNames: boolean
}

export interface KeptSource {
  minutes: Accessor<Minutes | null>
  /** Why there are none to show. */
  failure: Accessor<MessageKey | null>
}

/** The last ones that were shown here: whoever loses the network goes on reading. */
const place = 'sedyanka.minutes'

const recallKept = (asked: string): Minutes | null => {
  try {
    const found = JSON.parse(recall(place) ?? 'null') as { asked: string; minutes: Minutes } | null
    return found?.asked === asked ? found.minutes : null
  } catch {
    return null
  }
}

/**
 * The minutes of a meeting that is over, from the server, which kept them when it was closed. Asked for while `mayAsk`:
 * there is a line, and the closing itself is stored.
 */
export const createKeptMinutes = (
  asked: Accessor<KeptAsked | null>,
  mayAsk: Accessor<boolean>,
  read: (asked: KeptAsked) => Promise<KeptMinutes> = readKeptMinutes,
): KeptSource => {
  const [minutes, setMinutes] = createSignal<Minutes | null>(null)
  const [failure, setFailure] = createSignal<MessageKey | null>(null)
  const key = () => JSON.stringify(asked())

  createEffect(
    on(key, (now) => {
      setMinutes(recallKept(now))
      setFailure(null)
    }),
  )
  createEffect(
    on([key, mayAsk], async ([now, may]) => {
      const wanted = asked()
      if (!wanted || !may) return
      setFailure(null)
      try {
        const found = await read(wanted)
        if (key() !== now) return
        setMinutes(found.minutes)
        remember(place, JSON.stringify({ asked: now, minutes: found.minutes }))
      } catch (error) {
        if (key() !== now) return
        setFailure(sentenceKey(error))
      }
    }),
  )
  return { minutes, failure }
}
