import {
  absentWithoutAsking,
  confirmAttendance,
  countPresent,
  markRestAbsent,
  proposeAttendance,
  usualMode,
  recordAttendance,
} from '@sedyanka/shared/meeting/checking-in.ts'
import { closeMeeting, isCorrection } from '@sedyanka/shared/meeting/ending.ts'
import { postponeItems } from '@sedyanka/shared/meeting/flow.ts'
import { checkMeeting } from '@sedyanka/shared/meeting/preflight.ts'
import type { MarkedPlace } from '@sedyanka/shared/privacy/personal-marks.ts'
import CircleCheck from 'lucide-solid/icons/circle-check'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { ActionRow } from '../item/ActionRow.tsx'
import { createSettingsWords } from '../../settings/create-words.ts'
import { useMeeting } from '../meeting-context.tsx'
import { bringIntoSight } from './bring-into-sight.ts'
import { EndCheck } from './EndCheck.tsx'
import styles from './EndDialog.module.css'
import { EndDraft } from './EndDraft.tsx'
import { createMarkedPlaces, EndMarks } from './EndMarks.tsx'
import { EndProposals } from './EndProposals.tsx'
import { EndRemoved } from './EndRemoved.tsx'
import { createOverPromised } from './over-promised.ts'

const awayWords = {
  chair: 'settings.endCheckChairAway',
  minuteTaker: 'settings.endCheckMinuteTakerAway',
} as const

const unnamedWords = {
  chair: 'settings.endCheckNoChair',
  minuteTaker: 'settings.endCheckNoMinuteTaker',
} as const

/** Before the end: what the minutes would show as gaps, each mended on the spot. Nothing here stops the facilitator. */
export const EndDialog = (props: {
  onClose: () => void
  /** Shows the item that was chosen here, where it is not in sight. */
  onItem: () => void
  onDetails?: () => void
}) => {
  const { t, formatClock } = useI18n()
  const {
    room,
    act,
    meeting,
    meetingId,
    items,
    proposals: proposed,
    actions,
    decisions: allDecisions,
    attendance,
    people,
    organisations,
    follow,
  } = useMeeting()
  const say = createSettingsWords()
  const showSnack = useSnackbar()
  const overPromised = createOverPromised()
  const organisationIds = createMemo(() => organisations.all().map(({ id }) => id))
  const found = createMemo(() =>
    checkMeeting({
      meetingId,
      meeting: meeting(),
      items: items(),
      proposals: proposed(),
      actions: actions(),
      decisions: allDecisions(),
      attendance: attendance(),
      organisationIds: organisationIds(),
      overPromised: overPromised(),
    }),
  )
  const marked = createMarkedPlaces()
  const isClear = () => found().isClear && marked().length === 0
  const look = () => {
    props.onClose()
    props.onItem()
  }
  const goTo = (place: MarkedPlace) => {
    follow.show(place.itemId)
    look()
    bringIntoSight(place)
  }
  /** Rows that were mended here stay in sight until the dialog closes. */
  const first = found()
  const listed = new Set(
    [...first.actionsWithoutOrganisation, ...first.actionsWithoutDate].map(({ id }) => id),
  )
  const gaps = createMemo(() => actions().filter((action) => listed.has(action.id)))
  const proposals = createMemo(() =>
    proposeAttendance(people(), attendance(), usualMode(meeting().format)),
  )
  const restAbsent = createMemo(() => absentWithoutAsking(found().unconfirmed, meeting()))
  const postponeRest = () => act(postponeItems, { ids: found().notReached.map(({ id }) => id) })
  // Opened again, it had an end already: a correction leaves it as it was.
  const formerEnd = () => meeting().endedAt
  const [whichEnd, setWhichEnd] = createSignal<'former' | 'now'>(
    isCorrection(room.doc) ? 'former' : 'now',
  )
  const end = () => {
    const { ok } = act(closeMeeting, { keepsEnd: whichEnd() === 'former' })
    props.onClose()
    if (ok) showSnack({ text: t('room.ended'), isFinal: true })
  }
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('room.endTitle')}
      description={t('room.endExplain')}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button tone="primary" onClick={end}>
            {isClear() ? t('room.end') : t('room.endAnyway')}
          </Button>
        </>
      }
    >
      <Show when={formerEnd()}>
        {(at) => (
          <EndCheck words={[say('settings.endWhich')]}>
            <Segmented
              label={say('settings.endWhich')}
              value={whichEnd()}
              options={[
                { value: 'former', label: say('settings.endFormer', { time: formatClock(at()) }) },
                { value: 'now', label: say('settings.endNow') },
              ]}
              onChange={setWhichEnd}
            />
          </EndCheck>
        )}
      </Show>
      <Show when={isClear()}>
        <p class={styles['clear']}>
          <CircleCheck size={20} aria-hidden="true" />
          {say('settings.endCheckClear')}
        </p>
      </Show>
      <Show when={gaps().length > 0}>
        <EndCheck
          isDone={
            found().actionsWithoutOrganisation.length + found().actionsWithoutDate.length === 0
          }
          words={[
            found().actionsWithoutOrganisation.length > 0 &&
              say('settings.endCheckNoOrganisation', {
                count: found().actionsWithoutOrganisation.length,
              }),
            found().actionsWithoutDate.length > 0 &&
              say('settings.endCheckNoDate', { count: found().actionsWithoutDate.length }),
          ]}
          done={say('settings.endCheckActionsDone')}
        >
          <Card>
            <For each={gaps()}>{(action) => <ActionRow action={action} />}</For>
          </Card>
        </EndCheck>
      </Show>
      <Show when={found().drafts.length > 0}>
        <EndCheck words={[say('settings.endCheckDrafts', { count: found().drafts.length })]}>
          <For each={found().drafts}>{(draft) => <EndDraft draft={draft} />}</For>
        </EndCheck>
      </Show>
      <Show when={found().unconfirmed.length > 0}>
        <EndCheck
          words={[say('settings.endCheckAttendance', { count: found().unconfirmed.length })]}
        >
          <p class={styles['names']}>
            {found().unconfirmed.slice(0, 8).map(organisations.nameOf).join(', ')}
            {found().unconfirmed.length > 8 ? '…' : ''}
          </p>
          <div class={styles['buttons']}>
            <Show when={proposals().length > 0}>
              <Button
                size="small"
                onClick={() => act(confirmAttendance, { proposals: proposals() })}
              >
                {t('attendance.confirmAllCount', { count: proposals().length })}
              </Button>
            </Show>
            <Show when={proposals().length === 0 && restAbsent().length > 0}>
              <Button size="small" onClick={() => act(markRestAbsent, { orgIds: restAbsent() })}>
                {t('attendance.restAbsent')}
              </Button>
            </Show>
          </div>
        </EndCheck>
      </Show>
      <For each={found().missingRoles}>
        {({ role, orgId }) => (
          <EndCheck words={[say(awayWords[role], { organisation: organisations.nameOf(orgId) })]}>
            <div class={styles['buttons']}>
              <For each={['inPerson', 'online'] as const}>
                {(mode) => (
                  <Button
                    size="small"
                    onClick={() => act(recordAttendance, { orgId, mode, confirms: true })}
                  >
                    {t(`attendance.${mode}`)}
                  </Button>
                )}
              </For>
            </div>
          </EndCheck>
        )}
      </For>
      <Show when={found().withoutQuorum.length > 0}>
        <EndCheck
          words={[
            say('settings.endCheckNoQuorum', {
              count: found().withoutQuorum.length,
              present: countPresent(attendance()),
              required: meeting().quorum ?? 0,
            }),
          ]}
        />
      </Show>
      <Show when={found().notReached.length > 0}>
        <EndCheck
          words={[say('settings.endCheckNotReached', { count: found().notReached.length })]}
        >
          <p class={styles['names']}>
            {found()
              .notReached.map((item) => item.title.trim())
              .join(' · ')}
          </p>
          <div class={styles['buttons']}>
            <Button size="small" onClick={postponeRest}>
              {say('settings.endPostponeRest')}
            </Button>
          </div>
        </EndCheck>
      </Show>
      <EndProposals proposals={found().proposals} onLook={() => props.onClose()} />
      <Show when={overPromised().length > 0}>
        <EndCheck words={[say('settings.endCheckOverPromised', { count: overPromised().length })]}>
          <p class={styles['names']}>
            {overPromised()
              .map(({ title }) => title)
              .join(' · ')}
          </p>
        </EndCheck>
      </Show>
      <Show
        when={
          found().unnamedRoles.length > 0 || found().hasNoFacilitator || found().hasNoNextMeeting
        }
      >
        <EndCheck
          words={[
            ...found().unnamedRoles.map((role) => say(unnamedWords[role])),
            found().hasNoFacilitator && say('settings.endCheckNoFacilitator'),
            found().hasNoNextMeeting && say('settings.endCheckNoNext'),
          ]}
        >
          <Show when={props.onDetails}>
            {(openDetails) => (
              <div class={styles['buttons']}>
                <Button size="small" onClick={() => openDetails()()}>
                  {t('meeting.details')}
                </Button>
              </div>
            )}
          </Show>
        </EndCheck>
      </Show>
      <EndMarks places={marked()} onGo={goTo} onDetails={props.onDetails} />
      <EndRemoved onLook={look} />
    </Dialog>
  )
}
