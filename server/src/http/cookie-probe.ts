import type { Context } from 'hono'

const probe = 'sedyanka-probe'

/** Leaves a cookie with a browser that has none of ours: whether it comes back is known before anybody is seated. */
export const setCookieProbe = (c: Context): void => {
  if (!c.req.header('cookie'))
    c.header('set-cookie', `${probe}=1; Path=/; SameSite=Lax; HttpOnly`, {
      append: true,
    })
}

/** Whether the browser sends back what it is given. */
export const keepsCookies = (c: Context): boolean => (c.req.header('cookie') ?? '') !== ''
