import type { MarkedPlace } from '@sedyanka/shared/privacy/personal-marks.ts'

/** Frames to wait for an element whose code or rows are on their way. */
const patience = 120

const selectorOf = ({ in: where, rowId }: MarkedPlace): string => {
  if (where === 'decision') return `#decision-${CSS.escape(rowId)}`
  if (where === 'dissent') return `#decision-${CSS.escape(rowId.split(':')[0] ?? '')}`
  if (where === 'action' || where === 'report') return `[data-action="${CSS.escape(rowId)}"]`
  return where === 'notes' ? '#notes .found-words' : '#item-title'
}

/** Scrolls to a place of the item that is being shown, as soon as it is there. */
export const bringIntoSight = (place: MarkedPlace): void => {
  const selector = selectorOf(place)
  const look = (left: number) => {
    const element = document.querySelector(selector)
    if (element) element.scrollIntoView({ block: 'center' })
    else if (left > 0) requestAnimationFrame(() => look(left - 1))
  }
  requestAnimationFrame(() => look(patience))
}
