import type { Me } from '@sedyanka/shared/api.ts'
import { type Accessor, createContext, createSignal, type ParentProps, useContext } from 'solid-js'
import { ApiFailure } from './api-failure.ts'
import { readMe, signOut } from './api.ts'
import { forgetEverything, keepPreferences, recall, remember } from './device.ts'

const STORED = 'sedyanka.me'

/** Who sits at this device. */
export interface Session {
  /** Null when signed out, or not known yet (`isKnown`). */
  me: Accessor<Me | null>
  /** Whether the question has been answered: by the server, or by memory while the server is out of reach. */
  isKnown: Accessor<boolean>
  /** Asks the server again, after joining a board for instance. */
  refresh(): Promise<Me | null>
  /** Ends the session and wipes this device's copies, for whoever sits here next. Loads a page anew: this one, or `/j`. */
  signOut(stay?: boolean): Promise<void>
}

const SessionContext = createContext<Session>()

const recallMe = (): Me | null => {
  try {
    return JSON.parse(recall(STORED) ?? 'null') as Me | null
  } catch {
    return null
  }
}

/** Asks once who is here. Without a connection it trusts what the server said last. */
export const SessionProvider = (props: ParentProps) => {
  const [me, setMe] = createSignal<Me | null>(null)
  const [isKnown, setKnown] = createSignal(false)

  const settle = (next: Me | null) => {
    remember(STORED, next && JSON.stringify(next))
    setMe(next)
    setKnown(true)
    return next
  }
  const refresh = async () => {
    try {
      return settle(await readMe())
    } catch (failure) {
      if (failure instanceof ApiFailure && failure.code === 'signedOut') return settle(null)
      return settle(me() ?? recallMe())
    }
  }
  void refresh()

  const session: Session = {
    me,
    isKnown,
    refresh,
    signOut: async (stay = false) => {
      const keep = keepPreferences()
      await signOut()
      await forgetEverything()
      // The server's answer has the browser clear everything: what is no secret goes back.
      keep()
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
