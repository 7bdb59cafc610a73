import type { Minutes } from './minutes.ts'

/** The parts that minutes of 0.1.0 have: what they lack is laid out as it was then. */
export const toFormer = (minutes: Minutes): Minutes => {
  const {
    form: _form,
    letterhead: _letterhead,
    basis: _basis,
    chairPerson: _chairPerson,
    minuteTakerPerson: _minuteTakerPerson,
    undecided: _undecided,
    review: _review,
    matches: _matches,
    ...rest
  } = minutes
  const { guests: _guests, observers: _observers, ...attendance } = rest.attendance
  return {
    ...rest,
    attendance,
    actions: rest.actions.map(({ item: _item, ...action }) => action),
    needs: rest.needs.map(({ doubtful: _doubtful, ...need }) => need),
    offers: rest.offers.map(({ over: _over, ...offer }) => offer),
  }
}
