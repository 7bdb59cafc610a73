import type { BrowserContext } from 'playwright-core'

/** Gives a browser the session of a person. */
export const addCookies = async (
  context: BrowserContext,
  { url, cookie }: { url: string; cookie: string },
): Promise<void> => {
  const { origin } = new URL(url)
  for (const each of cookie.split('; ')) {
    const at = each.indexOf('=')
    await context.addCookies([{ name: each.slice(0, at), value: each.slice(at + 1), url: origin }])
  }
}
