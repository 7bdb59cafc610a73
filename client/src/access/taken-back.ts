import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import { createSignal } from 'solid-js'
import * as v from 'valibot'
import { recall, remember } from '../device.ts'

/** A step that can be undone: kept on this device, so that a reload of the page does not take that away. */
const TakenStep = v.object({
  name: v.string(),
  rows: v.number(),
  letters: v.optional(v.number(), 0),
  at: v.number(),
  receipt: v.string(),
})
export type TakenStep = v.InferOutput<typeof TakenStep>

/** How long a step is offered for undoing, ms. */
const offered = 24 * 60 * 60_000

const keyOf = (boardId: BoardId) => `sedyanka.takenBack.${boardId}`

const read = (boardId: BoardId): TakenStep[] => {
  try {
    const stored: unknown = JSON.parse(recall(keyOf(boardId)) ?? '[]')
    const found = v.safeParse(v.array(TakenStep), stored)
    return found.success ? found.output.filter(({ at }) => wallNow() - at < offered) : []
  } catch {
    return []
  }
}

/** The steps of a board that this device can undo, the newest first. */
export const createTakenBack = (boardId: BoardId) => {
  const [steps, setSteps] = createSignal(read(boardId))
  const keep = (next: TakenStep[]) => {
    setSteps(next)
    remember(keyOf(boardId), next.length === 0 ? null : JSON.stringify(next))
  }
  return {
    steps,
    add: (step: TakenStep) => keep([step, ...steps()]),
    drop: (step: TakenStep) => keep(steps().filter(({ receipt }) => receipt !== step.receipt)),
  }
}
