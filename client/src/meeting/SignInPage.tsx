import { PaperRoom } from './PaperRoom.tsx'
import { SignInSheet } from './sign-in/SignInSheet.tsx'

/** `/b/:boardId/m/:meetingId/sign-in`: the list that goes round the hall, ready for the printer. */
export const SignInPage = () => (
  <PaperRoom>
    <SignInSheet />
  </PaperRoom>
)
