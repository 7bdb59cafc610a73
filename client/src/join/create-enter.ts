import type { BoardSummary } from '@sedyanka/shared/wire/api.ts'
import { useNavigate } from '@solidjs/router'
import { takeWantedPlace } from '../board/frame/wanted-place.ts'

/** Goes on from a way in: to the page that somebody wanted when they were sent here, else to the board. */
export const createEnter = (): ((board: Pick<BoardSummary, 'id'>) => void) => {
  const navigate = useNavigate()
  return ({ id }) => {
    const wanted = takeWantedPlace(id)
    if (wanted) navigate(wanted, { replace: true })
    else navigate(`/b/${id}`, { replace: true, state: { justJoined: true } })
  }
}
