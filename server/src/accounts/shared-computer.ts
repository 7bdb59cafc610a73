/**
 * A computer that others use, too: the session ends with the browser, and the page keeps nothing on the device. The page
 * reads this mark, so that every tab knows; it is no secret.
 */
const mark = 'sedyanka-shared'

const attributes = (isSecure: boolean) => `Path=/; SameSite=Lax${isSecure ? '; Secure' : ''}`

export const isSharedComputer = (headers: Headers): boolean =>
  (headers.get('cookie') ?? '').split(';').some((pair) => pair.trim() === `${mark}=1`)

/** Sets the mark until the browser is closed, or takes it away. */
export const sharedCookie = (isShared: boolean, isSecure: boolean): string =>
  `${mark}=${isShared ? '1' : ''}; ${isShared ? '' : 'Max-Age=0; '}${attributes(isSecure)}`

/** The same cookie for as long as the browser is open; one that is taken away stays so. */
export const untilBrowserCloses = (cookie: string): string =>
  /;\s*max-age=0(;|$)/i.test(cookie) ? cookie : cookie.replace(/;\s*(max-age|expires)=[^;]*/gi, '')
