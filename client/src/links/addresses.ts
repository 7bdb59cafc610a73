import type {
  ActionId,
  AgendaItemId,
  BoardId,
  MeetingId,
  NeedId,
  OfferId,
} from '@sedyanka/shared/ids.ts'

/** The addresses under which single rows of a board are found, without the origin. */
export const addressOf = {
  item: (boardId: BoardId, meetingId: MeetingId, itemId: AgendaItemId): string =>
    `/b/${boardId}/m/${meetingId}?item=${itemId}`,
  decision: (
    boardId: BoardId,
    meetingId: MeetingId,
    { id, agendaItemId }: { id: string; agendaItemId: AgendaItemId | null },
  ): string =>
    `/b/${boardId}/m/${meetingId}?${agendaItemId === null ? '' : `item=${agendaItemId}&`}decision=${id}`,
  // Whoever opens it may be of another organisation, whose page begins with its own action items.
  action: (boardId: BoardId, actionId: ActionId): string =>
    `/b/${boardId}/actions?show=all&open=${actionId}`,
  need: (boardId: BoardId, needId: NeedId): string => `/b/${boardId}/needs?need=${needId}`,
  offer: (boardId: BoardId, offerId: OfferId): string =>
    `/b/${boardId}/needs?show=offers&offer=${offerId}`,
}
