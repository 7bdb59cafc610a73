import type { Invitation } from '@sedyanka/shared/wire/api.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import type { InvitationId } from '@sedyanka/shared/ids.ts'
import { createResource } from 'solid-js'
import { listInvitations } from '../api.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'

/** Names for the ways by which people come in: the room code, and links by whom they are for. */
export const createWays = (): ((invitationId: InvitationId | null) => string) => {
  const { t, language } = useI18n()
  const board = useBoard()
  const [list] = createResource(() => listInvitations(board.id).catch((): Invitation[] => []))
  return (invitationId) => {
    if (invitationId === null) return t('members.wayCode')
    const link = list.latest?.find(({ id }) => id === invitationId)
    const organisation =
      link?.organisationId && organisations.read(board.room.doc, link.organisationId)
    const name = organisation ? organisation.name[language()] : t(`roles.${link?.role ?? 'member'}`)
    return t('members.wayLink', { name })
  }
}
