import type { Me } from '@sedyanka/shared/wire/api.ts'
import {
  type Accessor,
  createContext,
  createSignal,
  onCleanup,
  type ParentProps,
  useContext,
} from 'solid-js'
import { isLeftBehind } from './shared-computer.ts'
import { ApiFailure } from './api-failure.ts'
import { readMe, signOut } from './api.ts'
import { forget, keepPreferences } from './device.ts'
import { recallMe, rememberMe } from './last-answers.ts'
import { deleteDocuments, listDocuments, ownerOf } from './sync/device-documents.ts'

/** Who sits at this device. */
export interface Session {
  /** Null when signed out, or not known yet (`isKnown`). */
  me: Accessor<Me | null>
  /** Whether the question has been answered: by the server, or by memory while the server is out of reach. */
  isKnown: Accessor<boolean>
  /** The server is out of reach: what is shown is what it said last. */
  isRemembered: Accessor<boolean>
  /** Asks the server again, after joining a board for instance. */
  refresh(): Promise<Me | null>
  /** Ends the session and wipes this device's copies, for whoever sits here next. Loads a page anew: this one, or `/j`. */
  signOut(stay?: boolean): Promise<void>
}

const SessionContext = createContext<Session>()

/** The sessions of everybody else are over, and nobody can come back as them: what no server has stays as words. */
const giveUpOthers = async (stays: string | null, before: Me | null): Promise<void> => {
  const owners = (await listDocuments()).map(ownerOf)
  if (owners.every((owner) => owner === stays)) return
  const code = await import('./sync/give-up.ts')
  await code.giveUpOthers(stays, before)
}

/** Asks once who is here. Without a connection it trusts what the server said last, and asks again once there is one. */
export const SessionProvider = (props: ParentProps) => {
  const [me, setMe] = createSignal<Me | null>(null)
  const [isKnown, setKnown] = createSignal(false)
  const [isRemembered, setRemembered] = createSignal(false)
  // Other tabs show this person's board too.
  const signedOut = new BroadcastChannel('sedyanka.signed-out')
  signedOut.onmessage = () => {
    const keep = keepPreferences()
    forget('sedyanka.')
    keep()
    location.assign('/j')
  }

  const settle = (next: Me | null) => {
    const before = recallMe()
    rememberMe(next)
    void giveUpOthers(next?.person.id ?? null, before)
    return show(next, false)
  }
  const show = (next: Me | null, remembered: boolean) => {
    setMe(next)
    setRemembered(remembered)
    setKnown(true)
    return next
  }
  const refresh = async () => {
    try {
      return settle(await readMe())
    } catch (failure) {
      if (failure instanceof ApiFailure && failure.code === 'signedOut') return settle(null)
      return show(me() ?? recallMe(), true)
    }
  }
  const begin = async () => {
    // A whole new page: this one may have been sent the former person's answers while its scripts were on the way.
    if (await isLeftBehind()) return void signOut().then(() => location.replace('/j'), refresh)
    await refresh()
  }
  const askAgain = () => isRemembered() && void refresh()
  // “Back” may bring a whole page out of memory, of somebody who has signed out since.
  const onShow = (event: PageTransitionEvent) => event.persisted && location.reload()
  window.addEventListener('pageshow', onShow)
  window.addEventListener('online', askAgain)
  onCleanup(() => {
    window.removeEventListener('online', askAgain)
    window.removeEventListener('pageshow', onShow)
    signedOut.close()
  })
  void begin()

  const session: Session = {
    me,
    isKnown,
    isRemembered,
    refresh,
    signOut: async (stay = false) => {
      const keep = keepPreferences()
      await signOut()
      forget('sedyanka.')
      await deleteDocuments()
      // Language and theme are no secret.
      keep()
      signedOut.postMessage(null)
      // A whole new page: no room, no document and no name of the last person stays in memory.
      if (stay) location.reload()
      else location.assign('/j')
    },
  }
  return <SessionContext.Provider value={session}>{props.children}</SessionContext.Provider>
}

/** Who is here. Only below `SessionProvider`. */
export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession: there is no SessionProvider above this component')
  return session
}
