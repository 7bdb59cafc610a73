import { Invitation } from './invitation/Invitation.tsx'
import { PaperRoom } from './PaperRoom.tsx'

/** `/b/:boardId/m/:meetingId/invitation`: what is sent out before the meeting, ready for the printer. */
export const InvitationPage = () => (
  <PaperRoom>
    <Invitation />
  </PaperRoom>
)
