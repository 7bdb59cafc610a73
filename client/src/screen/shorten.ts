/** Letters of a title that is only announced. */
const most = 90

/** Ends a title that is too long behind a whole word. */
export const shorten = (title: string): string =>
  title.length <= most ? title : `${title.slice(0, most).replace(/\s+\S*$/, '')}…`
