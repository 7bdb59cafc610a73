import type { Member, SweepRequest } from '@sedyanka/shared/wire/api.ts'
import type { InvitationId } from '@sedyanka/shared/ids.ts'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { createSeldomWords } from '../seldom-words.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Select.tsx'
import styles from './MembersPanel.module.css'

const minutes = [10, 30, 60, 24 * 60]
/** So many names are shown before it is said how many more there are. */
const shown = 8
const code = 'code'
/** A way in: a link, or the codes of the hall. */
type Way = InvitationId | typeof code

/** Takes everybody away, in one step, who came by one way lately. */
export const SweepDialog = (props: {
  open: boolean
  members: readonly Member[]
  nameOfWay: (invitationId: InvitationId | null) => string
  onSweep: (request: SweepRequest) => void
  onClose: () => void
}) => {
  const { t } = useI18n()
  const say = createSeldomWords()
  const board = useBoard()
  const [chosen, setChosen] = createSignal<Way | null>(null)
  const [within, setWithin] = createSignal(30)
  const since = () => board.room.serverNow() - within() * 60_000
  const recent = createMemo(() =>
    props.members.filter(
      ({ role, joinedBy, joinedAt }) =>
        role !== 'facilitator' && joinedBy !== 'setup' && joinedAt >= since(),
    ),
  )
  const ways = createMemo(() => {
    const counts = new Map<Way, number>()
    for (const { invitationId } of recent())
      counts.set(invitationId ?? code, (counts.get(invitationId ?? code) ?? 0) + 1)
    return [...counts].sort((a, b) => b[1] - a[1])
  })
  const way = () => {
    const known = ways().some(([id]) => id === chosen())
    return known ? chosen() : (ways()[0]?.[0] ?? null)
  }
  const idOf = (value: Way) => (value === code ? null : value)
  const swept = () => recent().filter(({ invitationId }) => (invitationId ?? code) === way())
  const run = () => {
    const id = way()
    if (id !== null) props.onSweep({ invitationId: idOf(id), since: since() })
  }
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={say('members.sweepTitle')}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button
            tone="danger"
            whyDisabled={swept().length === 0 ? t('members.empty') : null}
            onClick={run}
          >
            {say('members.sweepRun')}
          </Button>
        </>
      }
    >
      <div class={styles['form']}>
        <Select
          label={say('members.sweepSince')}
          value={String(within())}
          options={minutes.map((count) => ({
            value: String(count),
            label: say('members.sweepMinutes', { count }),
          }))}
          onChange={(next) => setWithin(Number(next))}
        />
        <Select
          label={say('members.sweepWay')}
          value={way() ?? ''}
          options={ways().map(([id, count]) => ({
            value: id,
            label: `${props.nameOfWay(idOf(id))} (${count})`,
          }))}
          onChange={setChosen}
        />
        <p role="status">
          <strong>{say('members.sweepCount', { count: swept().length })}</strong>
        </p>
        <Show when={swept().length > 0}>
          <ul class={styles['names']} role="list">
            <For each={swept().slice(0, shown)}>{({ name }) => <li>{name}</li>}</For>
            <Show when={swept().length > shown}>
              <li>+ {swept().length - shown}</li>
            </Show>
          </ul>
        </Show>
      </div>
    </Dialog>
  )
}
