/** Which pages may talk to this server with somebody's cookie. */
export interface Origins {
  /** For WebSockets: browsers always say where they come from, so silence is refused. */
  allows(headers: Headers): boolean
  /** For requests that change something; a silent one passes only when the browser vouches for it. */
  allowsChange(headers: Headers): boolean
}

const isHttp = (url: URL): boolean => url.protocol === 'http:' || url.protocol === 'https:'

/**
 * With a PUBLIC_URL exactly that origin; without one, the host that the request itself names (people type the address
 * of a machine in their own network). Compared as parsed origins, so no suffix or case trick fits.
 */
export const createOrigins = (publicUrl: string | null): Origins => {
  const isOwn = (origin: string, host: string | null): boolean => {
    const url = URL.parse(origin)
    // 'null' and anything with a path is no origin of ours.
    if (!url || !isHttp(url) || url.origin !== origin) return false
    if (publicUrl !== null) return url.origin === publicUrl
    return host !== null && url.host === URL.parse(`${url.protocol}//${host}`)?.host
  }
  const allows: Origins['allows'] = (headers) => {
    const origin = headers.get('origin')
    return origin !== null && isOwn(origin, headers.get('host'))
  }
  return {
    allows,
    allowsChange: (headers) => {
      if (headers.has('origin')) return allows(headers)
      const site = headers.get('sec-fetch-site')
      if (site !== null) return site === 'same-origin'
      // Neither header: no browser of the last years. Without a cookie there is nobody to act in the name of.
      return !headers.has('cookie')
    },
  }
}
