import type { Attendee, Minutes, Visitors } from './minutes.ts'

const nameless = (group: readonly Attendee[]): Attendee[] =>
  group.map((attendee) => ({ ...attendee, names: '' }))
const counted = ({ count }: Visitors): Visitors => ({ count, names: [] })

/** Minutes without the names of the attendance list: organisations, and how many came without a seat. */
export const withoutNames = (minutes: Minutes): Minutes => {
  const { present, excused, absent, total, guests, observers } = minutes.attendance
  return {
    ...minutes,
    attendance: {
      present: nameless(present),
      excused: nameless(excused),
      absent: nameless(absent),
      total,
      ...(guests ? { guests: counted(guests) } : {}),
      ...(observers ? { observers: counted(observers) } : {}),
    },
  }
}

/** Minutes that name nobody, as observers get them: those who sign stand there by their organisations. */
export const withoutPersons = (minutes: Minutes): Minutes => ({
  ...withoutNames(minutes),
  ...(minutes.form ? { chairPerson: '', minuteTakerPerson: '' } : {}),
})
