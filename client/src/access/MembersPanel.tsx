import type { Member, SweepRequest, TakenBack } from '@sedyanka/shared/wire/api.ts'
import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { isSameName } from '@sedyanka/shared/text/same-name.ts'
import UserX from 'lucide-solid/icons/user-x'
import Users from 'lucide-solid/icons/users'
import { createMemo, createResource, createSignal, For, Show } from 'solid-js'
import { ApiFailure, sentenceKey } from '../api-failure.ts'
import {
  changeMember,
  giveBackMember,
  listMembers,
  removeMember,
  sweepMembers,
  takeBackMember,
} from '../api.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { createPeople } from '../sync/people-here.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Loading } from '../ui/Loading.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'
import { TextField } from '../ui/TextField.tsx'
import { createWays } from './create-ways.ts'
import { CrowdNotice } from './CrowdNotice.tsx'
import { MemberDialog, type MemberSeat } from './MemberDialog.tsx'
import { MemberRow } from './MemberRow.tsx'
import styles from './MembersPanel.module.css'
import { SweepDialog } from './SweepDialog.tsx'
import { createTakenBack, type TakenStep } from './taken-back.ts'
import { TakeBackDialog } from './TakeBackDialog.tsx'
import { WritingNotices } from './WritingNotices.tsx'

/** Everybody who has a seat at the board: role, organisation, when last seen; changed and taken away here. */
export const MembersPanel = () => {
  const { t } = useI18n()
  const board = useBoard()
  const showSnack = useSnackbar()
  const people = createPeople(board.room)
  const [members, { refetch, mutate }] = createResource(() => listMembers(board.id))
  const [editing, setEditing] = createSignal<Member | null>(null)
  const [takingBack, setTakingBack] = createSignal<Member | null>(null)
  const takenBack = createTakenBack(board.id)
  const [removing, setRemoving] = createSignal<Member | null>(null)
  const [sweeping, setSweeping] = createSignal(false)
  const [query, setQuery] = createSignal('')
  const nameOfWay = createWays()
  const all = createMemo(() => (members.error ? [] : (members() ?? [])))
  const list = createMemo(() => {
    const wanted = query().trim().toLocaleLowerCase()
    return all().filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  })
  /** Somebody came in twice: on another device, or after the browser had forgotten them. */
  const hasNamesake = ({ id, name, organisationId }: Member) =>
    all().some(
      (other) =>
        other.id !== id && other.organisationId === organisationId && isSameName(other.name, name),
    )
  const hereIds = createMemo(() => new Set(people().map(({ personId }) => personId)))

  const say = (error: unknown) =>
    showSnack({
      text: t(
        error instanceof ApiFailure && error.code === 'conflict'
          ? 'members.lastFacilitator'
          : sentenceKey(error),
      ),
    })
  const change = async (member: Member, seat: MemberSeat) => {
    try {
      await changeMember(board.id, member.id, seat)
      mutate((before = []) =>
        before.map((one) => (one.id === member.id ? { ...one, ...seat } : one)),
      )
      return true
    } catch (error) {
      say(error)
      return false
    }
  }
  const save = async (member: Member, seat: MemberSeat) => {
    setEditing(null)
    if (!(await change(member, seat))) return
    const { role, organisationId } = member
    showSnack({
      text: t('members.roleChanged', { name: member.name, role: t(`roles.${seat.role}`) }),
      action: {
        label: t('common.takeBack'),
        run: () => void change(member, { role, organisationId }),
      },
    })
  }
  const remove = async (member: Member) => {
    setRemoving(null)
    try {
      await removeMember(board.id, member.id)
      mutate((before = []) => before.filter(({ id }) => id !== member.id))
      showSnack({ text: t('members.removed', { name: member.name }) })
    } catch (error) {
      say(error)
    }
  }

  const sweep = async (request: SweepRequest) => {
    setSweeping(false)
    try {
      const { removed } = await sweepMembers(board.id, request)
      await refetch()
      showSnack({ text: t('members.swept', { count: removed }) })
    } catch (error) {
      say(error)
    }
  }
  const takeBack = async (member: Member, minutes: number) => {
    setTakingBack(null)
    const noteTaken = ({ counts, letters, receipt }: TakenBack) => {
      mutate((before = []) => before.filter(({ id }) => id !== member.id))
      const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
      takenBack.add({ name: member.name, rows, letters, at: board.room.serverNow(), receipt })
    }
    try {
      noteTaken(await takeBackMember(board.id, member.id, minutes))
    } catch (error) {
      say(error)
      const { receipt } = error instanceof ApiFailure ? error : {}
      if (receipt !== undefined) noteTaken({ counts: {}, letters: 0, receipt })
    }
  }
  const giveBack = async (step: TakenStep) => {
    try {
      await giveBackMember(board.id, step.receipt)
      takenBack.drop(step)
      await refetch()
      showSnack({ text: t('members.givenBack', { name: step.name }) })
    } catch (error) {
      say(error)
    }
  }

  return (
    <>
      <CrowdNotice boardId={board.id} nameOfWay={nameOfWay} />
      <p class={styles['intro']}>{t('members.intro')}</p>
      <Show
        when={!members.error}
        fallback={
          <EmptyState
            title={t(sentenceKey(members.error))}
            action={<Button onClick={() => void refetch()}>{t('common.retry')}</Button>}
          />
        }
      >
        <Show when={members.state !== 'pending'} fallback={<Loading />}>
          <WritingNotices
            members={all()}
            steps={takenBack.steps()}
            onTakeBack={setTakingBack}
            onGiveBack={(step) => void giveBack(step)}
          />
          <Show when={all().length > 1}>
            <div class={styles['tools']}>
              <div class={styles['find']}>
                <TextField
                  label={t('members.find')}
                  type="search"
                  autocomplete="off"
                  value={query()}
                  onInput={setQuery}
                />
              </div>
              <Button icon={<UserX size={18} />} onClick={() => setSweeping(true)}>
                {t('members.sweep')}
              </Button>
            </div>
          </Show>
          <ul class={styles['list']} role="list">
            <For
              each={list()}
              fallback={<li class={styles['row']}>{t('common.noMatches', { query: query() })}</li>}
            >
              {(member) => (
                <MemberRow
                  member={member}
                  organisation={
                    member.organisationId === null
                      ? null
                      : organisations.read(board.room.doc, member.organisationId)
                  }
                  isHere={hereIds().has(member.personId)}
                  isMe={member.personId === board.seat.personId}
                  hasNamesake={hasNamesake(member)}
                  onEdit={() => setEditing(member)}
                  onRemove={() => setRemoving(member)}
                  onTakeBack={() => setTakingBack(member)}
                />
              )}
            </For>
          </ul>
          <Show when={all().length <= 1}>
            <div style={{ 'margin-top': '16px' }}>
              <EmptyState icon={<Users size={36} />} title={t('members.empty')} />
            </div>
          </Show>
        </Show>
      </Show>
      <SweepDialog
        open={sweeping()}
        members={all()}
        nameOfWay={nameOfWay}
        onSweep={(request) => void sweep(request)}
        onClose={() => setSweeping(false)}
      />
      <MemberDialog
        member={editing()}
        onSave={(member, seat) => void save(member, seat)}
        onClose={() => setEditing(null)}
      />
      <TakeBackDialog
        boardId={board.id}
        member={takingBack()}
        onTakeBack={(member, minutes) => void takeBack(member, minutes)}
        onClose={() => setTakingBack(null)}
      />
      <Dialog
        open={removing() !== null}
        onClose={() => setRemoving(null)}
        title={t('members.remove')}
        description={t('members.removeConfirm', { name: removing()?.name ?? '' })}
        footer={
          <>
            <Button onClick={() => setRemoving(null)}>{t('common.cancel')}</Button>
            <Button
              tone="danger"
              onClick={() => {
                const member = removing()
                if (member) void remove(member)
              }}
            >
              {t('members.remove')}
            </Button>
          </>
        }
      />
    </>
  )
}
