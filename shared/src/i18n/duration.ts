/** Longest time that an item of an agenda may take, minutes. */
export const longestDuration = 600

const hour = '(?:часа?|ч|h|hrs?|hours?|год(?:ин[аиу]?)?)\\.?'
const minute = "(?:минут[аи]?|мин|м|mins?|minutes?|m|хв(?:илин[аиу]?)?|['’′])\\.?"
const number = '(\\d{1,3}(?:[.,]\\d{1,2})?|\\d{0,2}½)'

/** Times that have words of their own, minutes. */
const words: Record<string, number> = {
  'половин час': 30,
  'час и половина': 90,
  'час и четвърт': 75,
  час: 60,
  'един час': 60,
  'два часа': 120,
  'half an hour': 30,
  'an hour': 60,
  'an hour and a half': 90,
  'пів години': 30,
  година: 60,
  'півтори години': 90,
}

const read = (text: string): number => Number(text.replace('½', '.5').replace(',', '.'))

/**
 * Reads how long something takes, as people write it: 90, „90 мин“, 1:30, „1,5 ч“, „1 ч 30 мин“, „половин час“, 1h30. Whole
 * minutes; null when it is not clear, when a fraction has no unit, or when it is more than `longestDuration`.
 */
export const parseDuration = (typed: string): number | null => {
  const text = typed
    .toLowerCase()
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
  const whole = (minutes: number): number | null => {
    const rounded = Math.round(minutes)
    return rounded >= 0 && rounded <= longestDuration ? rounded : null
  }
  const named = words[text]
  if (named !== undefined) return whole(named)
  const clock = new RegExp(`^(\\d{1,2}):(\\d{2})(?: ?${hour})?$`).exec(text)
  if (clock) return Number(clock[2]) < 60 ? whole(Number(clock[1]) * 60 + Number(clock[2])) : null
  const both = new RegExp(`^(\\d{1,2}) ?${hour} ?(?:и |and |і )?(\\d{1,2}) ?(?:${minute})?$`).exec(
    text,
  )
  if (both) return whole(Number(both[1]) * 60 + Number(both[2]))
  const hours = new RegExp(`^${number} ?${hour}$`).exec(text)
  if (hours) return whole(read(hours[1] ?? '') * 60)
  const minutes = new RegExp(`^(\\d{1,3}) ?(?:${minute})?$`).exec(text)
  return minutes ? whole(Number(minutes[1])) : null
}
