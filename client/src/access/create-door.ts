import type { DoorReport } from '@sedyanka/shared/wire/api.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { readDoor } from '../api.ts'

/** How often the ways in are looked at while a page about them is open, ms. */
const lookAgain = 15_000

/** What happens at the ways into a board; null until it is known. `look` asks now. For facilitators. */
export const createDoor = (
  boardId: BoardId,
): { door: Accessor<DoorReport | null>; look: () => void } => {
  const [report, setReport] = createSignal<DoorReport | null>(null)
  // Without an answer the last one stands; the page says itself that there is no line.
  const look = () => void readDoor(boardId).then(setReport, () => null)
  look()
  const timer = setInterval(look, lookAgain)
  onCleanup(() => clearInterval(timer))
  return { door: report, look }
}
