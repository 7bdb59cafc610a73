const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Bytes as people read them, to two digits or more: `940 B`, `1.4 MB`, in the words of a locale. */
export const formatSize = (bytes: number, locale: string): string => {
  let [value, step] = [bytes, 0]
  for (; value >= 1000 && step < units.length - 1; step++) value /= 1000
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value)
}
