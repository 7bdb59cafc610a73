import { agenda } from '@sedyanka/shared/meeting/agenda.ts'
import { createEffect, on } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { createIsOwn } from './is-own.ts'

/** Tells in words what others did to where the meeting stands: the lead was given to one, the item that was on was removed. */
export const Tellings = (): null => {
  const { t } = useI18n()
  const state = useMeeting()
  const { room, seat, meeting, isFacilitator, organisations, items } = state
  const showSnack = useSnackbar()
  const isOwn = createIsOwn(state)
  createEffect(
    on(
      () => meeting().facilitatorOrgId,
      (lead) => {
        if (lead === null || isOwn() || !isFacilitator()) return
        if (lead === seat.organisationId) showSnack({ text: t('lead.given') })
        else showSnack({ text: t('lead.handedOver', { organisation: organisations.nameOf(lead) }) })
      },
      { defer: true },
    ),
  )
  createEffect(
    on(
      () => meeting().currentItemId,
      (current, before) => {
        // The rows of one edit come one after the other: asked of the document, not of what is shown.
        const gone = before ? agenda.read(room.doc, before) : null
        if (!gone || gone.deletedAt === null || isOwn()) return
        const name = organisations.nameOf(gone.deletedByOrg) || t('room.byFacilitator')
        const next = items().find(({ id }) => id === current)
        showSnack({
          text: [
            t('room.currentRemoved', { name, title: gone.title }),
            next && t('room.goesOnWith', { title: next.title }),
          ]
            .filter(Boolean)
            .join(' '),
        })
      },
      { defer: true },
    ),
  )
  return null
}
