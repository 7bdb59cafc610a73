import { createSignal } from 'solid-js'

/** How often a page that stays open for days asks whether there is a new version, ms. */
const askEvery = 60 * 60_000

const [isReady, setReady] = createSignal(false)
/** A new version of the client lies on this device and waits to be asked for. */
export const isNewVersionReady = isReady

let kept: ServiceWorkerRegistration | null = null
let isAsked = false

/** Asks the server whether there is a new version. Its files come quietly; this page goes on as it is. */
export const lookForNewVersion = (): void => {
  kept?.update().catch(() => {
    // No network, or the server is just starting: another time.
  })
}

const follow = (registration: ServiceWorkerRegistration): void => {
  const look = () => {
    // Without an active one this is the very first version, not a new one.
    if (registration.waiting && registration.active) setReady(true)
  }
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', look),
  )
  look()
}

/**
 * Keeps the client's files on this device by the service worker, so that a page opens without a network. Browsers offer
 * that over https (or on localhost) only, and some not at all: then everything works as long as there is a line.
 */
export const keepShell = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return
  let isControlled = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload()
    // Another page asked for the new version: this one is an old one now.
    else if (isControlled) setReady(true)
    isControlled = true
  })
  try {
    kept = await navigator.serviceWorker.register('/service-worker.js')
  } catch {
    return
  }
  follow(kept)
  setInterval(lookForNewVersion, askEvery)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') lookForNewVersion()
  })
}

/**
 * Loads the page anew in the newest version that can be had. A plain reload would show the version that is kept here;
 * so the new one takes its place first.
 */
export const reloadPage = async (): Promise<void> => {
  isAsked = true
  await kept?.update().catch(() => {})
  const next = kept?.waiting ?? kept?.installing
  if (!next) return location.reload()
  next.addEventListener('statechange', () => {
    if (next.state === 'redundant') location.reload()
  })
  next.postMessage('activate')
}
