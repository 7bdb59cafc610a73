const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Bytes as people read them, to two digits or more: `0.9 kB`, `1.4 MB`, `82 GB`, in the words of a locale. */
export const formatSize = (bytes: number, locale: string): string => {
  let [value, step] = [bytes / 1000, 0]
  for (; value >= 1000 && step < units.length - 1; step++) value /= 1000
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'kilobyte',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}
