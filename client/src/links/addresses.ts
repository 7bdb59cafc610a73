/** The addresses under which single rows of a board are found, without the origin. */
export const addressOf = {
  item: (boardId: string, meetingId: string, itemId: string): string =>
    `/b/${boardId}/m/${meetingId}?item=${itemId}`,
  decision: (
    boardId: string,
    meetingId: string,
    { id, agendaItemId }: { id: string; agendaItemId: string | null },
  ): string =>
    `/b/${boardId}/m/${meetingId}?${agendaItemId === null ? '' : `item=${agendaItemId}&`}decision=${id}`,
  // Whoever opens it may be of another organisation, whose page begins with its own action items.
  action: (boardId: string, actionId: string): string =>
    `/b/${boardId}/actions?show=all&open=${actionId}`,
  need: (boardId: string, needId: string): string => `/b/${boardId}/needs?need=${needId}`,
  offer: (boardId: string, offerId: string): string =>
    `/b/${boardId}/needs?show=offers&offer=${offerId}`,
}
