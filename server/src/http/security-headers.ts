import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** What is under these is no page. */
const noPage = /^\/(api|sync|assets)\//

/**
 * Headers of every answer. Styles may stand in `style` attributes because the editor and the floating panels write
 * positions there; scripts only ever come from our own files, and those few that stand in our own pages are allowed
 * by their digests (`scripts`, asked before each answer that may be a page).
 */
export const securityHeaders = (
  publicUrl: string | null,
  scripts: () => readonly string[] = () => [],
): MiddlewareHandler => {
  const headersFor = (host: string, digests: readonly string[]) =>
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...digests],
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
  let last = { host: '', digests: scripts(), add: headersFor('', scripts()) }
  return (c, next) => {
    const host = c.req.header('host') ?? ''
    const digests = noPage.test(c.req.path) ? last.digests : scripts()
    if (host !== last.host || digests !== last.digests)
      last = { host, digests, add: headersFor(host, digests) }
    return last.add(c, next)
  }
}
