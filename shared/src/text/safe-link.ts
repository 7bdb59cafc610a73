/**
 * Whether a link may be followed, shown or printed: http, https and mailto only. One rule for the page, the minutes, the
 * guard and every export, so that a `javascript:` link written past the page never becomes a link anywhere.
 */
export const isSafeLink = (href: string): boolean =>
  href.length <= 2_000 && /^(https?:\/\/[^\s]+|mailto:[^\s@]+@[^\s@]+)$/i.test(href)
