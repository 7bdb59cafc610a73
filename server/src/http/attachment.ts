/** Left as they are in an extended parameter (RFC 8187, attr-char) out of what `encodeURIComponent` leaves alone. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/**
 * The `Content-Disposition` of a download (RFC 6266): the name in full for those that read `filename*`, a plain one for
 * those that do not. Names come without a folder: path characters become spaces.
 */
export const attachment = (name: string, plainName: string): string => {
  const safe = name
    .toWellFormed()
    .replace(/[\p{Cc}/\\:*?"<>|]+/gu, ' ')
    .trim()
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encode(safe)}`
}
