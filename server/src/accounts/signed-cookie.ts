import { createHmac, timingSafeEqual } from 'node:crypto'

/** The raw value of a cookie; the first one counts, as for better-auth. Null without any. */
const cookieValue = (header: string, name: string): string | null => {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=')
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim()
  }
  return null
}

const decode = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/**
 * Reads a cookie that better-auth signed: `<value>.<signature>`, percent-encoded, the signature being HMAC-SHA-256 over
 * the value with the secret's UTF-8 bytes, in base64 (better-call, crypto.mjs). Through WebCrypto that costs a trip to
 * the thread pool for everybody who comes. Null unless the signature fits.
 */
export const readSignedCookie = (
  header: string,
  { name, secret }: { name: string; secret: string },
): string | null => {
  const text = decode(cookieValue(header, name) ?? '')
  const dot = text.lastIndexOf('.')
  if (dot < 1) return null
  const value = text.slice(0, dot)
  const given = Buffer.from(text.slice(dot + 1))
  const right = Buffer.from(createHmac('sha256', secret).update(value).digest('base64'))
  return given.length === right.length && timingSafeEqual(given, right) ? value : null
}
