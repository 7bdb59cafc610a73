import { Navigate, useLocation } from '@solidjs/router'
import { wantPlace } from './wanted-place.ts'

/** Sends somebody who is not signed in to the way in, and brings them back here afterwards. */
export const ToJoin = () => {
  const { pathname, search, hash } = useLocation()
  wantPlace(pathname + search + hash)
  return <Navigate href="/j" />
}
