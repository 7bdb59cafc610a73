import * as v from 'valibot'
import { command, done, gone, telling, valueFor } from '../rows/command.ts'
import { board, readBoard } from './board.ts'

const { fields } = board

/** Changes what the board itself is: the fields that are given; the others stay as they are. */
export const changeBoard = command(
  'board.change',
  v.partial(
    v.strictObject({
      title: telling(valueFor(fields.title)),
      letterhead: valueFor(fields.letterhead),
      basis: valueFor(fields.basis),
      municipalities: valueFor(fields.municipalities),
      timeZone: valueFor(fields.timeZone),
    }),
  ),
  (doc, given) => {
    if (!readBoard(doc)) return gone
    board.set(doc, 'board', given)
    return done
  },
)
