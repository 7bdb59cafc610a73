import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/**
 * Headers of every answer. Styles may stand in `style` attributes because the editor and the floating panels write
 * positions there; scripts only ever come from our own
 * files, and those few that stand in our own pages are allowed by their digests (`scripts`).
 */
export const securityHeaders = (
  publicUrl: string | null,
  scripts: readonly string[] = [],
): MiddlewareHandler => {
  const headersFor = (host: string) =>
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...scripts],
        connectSrc: [
          "'self'",
          ...(/^[A-Za-z0-9.:[\]_-]+$/.test(host) ? [`ws://${host}`, `wss://${host}`] : []),
        ],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      // What a page here never asks for, no script that gets into one may ask for either. The wall keeps its screen awake.
      permissionsPolicy: {
        accelerometer: [],
        browsingTopics: [],
        camera: [],
        displayCapture: [],
        geolocation: [],
        gyroscope: [],
        hid: [],
        magnetometer: [],
        microphone: [],
        midi: [],
        payment: [],
        serial: [],
        usb: [],
        screenWakeLock: ['self'],
      },
      referrerPolicy: 'no-referrer',
      crossOriginOpenerPolicy: 'same-origin',
      crossOriginResourcePolicy: 'same-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: publicUrl?.startsWith('https://') ? 'max-age=31536000' : false,
      xXssProtection: false,
      xDownloadOptions: false,
      xPermittedCrossDomainPolicies: false,
      xDnsPrefetchControl: false,
    })
  // Nearly everybody asks by the same name, and putting the policy together was a tenth of what a join costs.
  let last = { host: '', add: headersFor('') }
  return (c, next) => {
    const host = c.req.header('host') ?? ''
    if (host !== last.host) last = { host, add: headersFor(host) }
    return last.add(c, next)
  }
}
