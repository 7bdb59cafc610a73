/** The words of the picture that stands before the page does; the build puts them into it, in every language. */
export const firstKeys = [
  'app.brand',
  'app.lastSeen',
  'app.tagline',
  'board.overview',
  'nav.actions',
  'nav.agenda',
  'nav.meeting',
  'nav.meetings',
  'nav.members',
  'nav.more',
  'nav.needs',
  'nav.needsAndOffers',
  'nav.organisations',
  'room.paneItem',
  'room.panePeople',
  'room.tabSpeakers',
] as const
export type FirstWords = Record<(typeof firstKeys)[number], string>
