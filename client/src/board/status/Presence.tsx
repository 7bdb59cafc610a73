import { nameIn, organisations, shortNameIn } from '@sedyanka/shared/organisations/organisations.ts'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createPeople } from '../../sync/people-here.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { lazySheet } from '../../ui/lazy-sheet.tsx'
import { useBoard } from '../frame/board-context.ts'
import { groupPeople, type HereGroup } from './group-people.ts'
import styles from './Presence.module.css'

const PresenceList = lazySheet(async () => (await import('./PresenceList.tsx')).PresenceList)

/** Who is here by organisation: a few marks and a number; opens the list. */
export const Presence = (props: { most: number }) => {
  const { t, language } = useI18n()
  const board = useBoard()
  const people = createPeople(board.room)
  const [open, setOpen] = createSignal(false)
  const groups = createMemo(() => groupPeople(people()))
  const count = () => groups().reduce((sum, group) => sum + group.names.length, 0)
  const organisationCount = () => groups().filter((group) => group.organisationId !== null).length
  const organisationOf = (group: HereGroup) =>
    group.organisationId === null ? null : organisations.read(board.room.doc, group.organisationId)
  const unseated = (group: HereGroup) => group.names[0] ?? t(`roles.${group.role}`)
  const shortName = (group: HereGroup) => {
    const found = organisationOf(group)
    return found ? shortNameIn(found, language()) : unseated(group)
  }
  const fullName = (group: HereGroup) => {
    const found = organisationOf(group)
    return found ? nameIn(found, language()) : unseated(group)
  }
  // Observers are told organisations, and nobody is counted whom they do not see.
  const knowsPeople = () => board.seat.role === 'facilitator' || board.seat.role === 'member'
  const organisationsHere = () => t('count.organisations', { count: organisationCount() })
  const summary = () =>
    knowsPeople()
      ? `${t('count.people', { count: count() })}, ${organisationsHere()}`
      : organisationsHere()
  return (
    <>
      <button
        type="button"
        class={styles['trigger']}
        title={summary()}
        aria-label={summary()}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <For each={groups().slice(0, props.most)}>
          {(group) => (
            <Avatar name={shortName(group)} color={group.color} class={styles['face'] ?? ''} />
          )}
        </For>
        <Show when={groups().length > props.most}>
          <span
            class={styles['more']}
            aria-hidden="true"
            data-more={`+${groups().length - props.most}`}
          />
        </Show>
      </button>
      <PresenceList
        open={open()}
        onClose={() => setOpen(false)}
        title={knowsPeople() ? t('presence.online', { count: count() }) : t('presence.here')}
        description={summary()}
        groups={groups()}
        shortName={shortName}
        fullName={fullName}
      />
    </>
  )
}
