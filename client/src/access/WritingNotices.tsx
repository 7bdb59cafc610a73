import type { Member } from '@sedyanka/shared/wire/api.ts'
import { findCrowding } from '@sedyanka/shared/rights/crowding.ts'
import type { PersonId } from '@sedyanka/shared/ids.ts'
import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { createSeldomWords } from '../seldom-words.ts'
import { createPeople } from '../sync/people-here.ts'
import { Button } from '../ui/Button.tsx'
import styles from './MembersPanel.module.css'
import type { TakenStep } from './taken-back.ts'

/** So many open pages of one person are more than devices on a table. */
const manyLines = 6
/** How often rows are counted while the page is open, ms. */
const lookAgain = 5_000

/** Who crowds the board at present, and what was taken back and can be brought back. */
export const WritingNotices = (props: {
  members: readonly Member[]
  steps: readonly TakenStep[]
  onTakeBack: (member: Member) => void
  onGiveBack: (step: TakenStep) => void
}) => {
  const { t, formatAgo } = useI18n()
  const say = createSeldomWords()
  const { room } = useBoard()
  const people = createPeople(room)
  const [now, setNow] = createSignal(room.serverNow())
  const timer = setInterval(() => setNow(room.serverNow()), lookAgain)
  onCleanup(() => clearInterval(timer))
  const memberOf = (personId: PersonId) => props.members.find((one) => one.personId === personId)
  const crowding = createMemo(() =>
    findCrowding('board', room.doc, now()).flatMap(({ personId, rows }) => {
      const member = memberOf(personId)
      return member
        ? [{ member, words: say('members.writesMuch', { name: member.name, count: rows }) }]
        : []
    }),
  )
  const greedy = createMemo(() => {
    const lines = new Map<PersonId, number>()
    for (const { personId } of people()) lines.set(personId, (lines.get(personId) ?? 0) + 1)
    return [...lines].flatMap(([personId, count]) => {
      const member = count >= manyLines ? memberOf(personId) : undefined
      return member
        ? [{ member, words: say('members.hasManyPages', { name: member.name, count }) }]
        : []
    })
  })
  return (
    <div role="status">
      <For each={[...crowding(), ...greedy()]}>
        {({ member, words }) => (
          <p class={styles['crowded']}>
            <span>{words}</span>
            <Button size="small" onClick={() => props.onTakeBack(member)}>
              {t('members.takeBack')}
            </Button>
          </p>
        )}
      </For>
      <For each={props.steps}>
        {(step) => (
          <p class={styles['crowded']}>
            <span>
              {step.rows > 0
                ? say('members.takenBack', { name: step.name, count: step.rows })
                : say('members.takenBackAccess', { name: step.name })}
              <Show when={step.letters > 0}>
                {' '}
                {say('members.takenBackLetters', { count: step.letters })}
              </Show>
              <Show when={formatAgo(step.at)}>{(ago) => <> · {ago()}</>}</Show>
            </span>
            <Button size="small" onClick={() => props.onGiveBack(step)}>
              {say('members.giveBack')}
            </Button>
          </p>
        )}
      </For>
    </div>
  )
}
