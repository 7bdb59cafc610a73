import { type BoardHere, BoardContext } from '@sedyanka/client/board/frame/board-context.ts'
import { I18nProvider } from '@sedyanka/client/i18n.tsx'
import { MemberRow } from '@sedyanka/client/access/MemberRow.tsx'
import { WritingNotices } from '@sedyanka/client/access/WritingNotices.tsx'
import type { Member } from '@sedyanka/shared/wire/api.ts'
import { wallNow } from '@sedyanka/shared/time/clocks.ts'
import { cleanup, render } from '@solidjs/testing-library'
import { afterEach, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import { board1, facilitator } from '../support/fixtures.ts'
import { PageServer } from '../support/page-server.ts'

let deployment: PageServer | null = null
afterEach(async () => {
  cleanup()
  await deployment?.close()
})

const nothing = () => undefined

/** What is said after somebody's access was removed with so many rows and letters of theirs. */
const said = async (rows: number, letters: number) => {
  deployment = new PageServer()
  const page = deployment.open(board1, facilitator)
  await page.synced()
  const board = { room: page.room } as unknown as BoardHere
  const step = { name: 'Иван', rows, letters, at: wallNow(), receipt: 'r' }
  const { findByText } = render(() => (
    <I18nProvider language="bg">
      <BoardContext.Provider value={board}>
        <WritingNotices members={[]} steps={[step]} onTakeBack={nothing} onGiveBack={nothing} />
      </BoardContext.Provider>
    </I18nProvider>
  ))
  return (await findByText(/Иван/)).textContent
}

test.each([
  [0, 22, 'Иван: премахнат достъп и 22 знака в чужди текстове'],
  [2, 0, 'Иван: премахнат достъп и 2 записа'],
  [1, 1, 'Иван: премахнат достъп и 1 запис и 1 знак в чужди текстове'],
  [0, 0, 'Иван: премахнат достъп'],
])('AC49: %i rows and %i letters: what was none is not counted', async (rows, letters, words) => {
  expect(((await said(rows, letters)) ?? '').split(' · ')[0]).toBe(words)
})

test('ME61: a row with the same name as another one says what that may be', async () => {
  const member: Member = {
    id: asId('m'),
    personId: asId('p'),
    name: 'Иван Петров',
    role: 'member',
    organisationId: asId('org-a'),
    joinedAt: 1,
    joinedBy: 'code',
    invitationId: null,
    lastSeenAt: 1,
  }
  const { findByText } = render(() => (
    <I18nProvider language="bg">
      <ul>
        <MemberRow
          member={member}
          organisation={null}
          isHere={false}
          isMe={false}
          hasNamesake
          onEdit={nothing}
          onRemove={nothing}
          onTakeBack={nothing}
        />
      </ul>
    </I18nProvider>
  ))
  await findByText(/същото име и на друг ред/)
})
