import type { MeetingId } from '@sedyanka/shared/ids.ts'
import { A } from '@solidjs/router'
import type { OwedLine } from '@sedyanka/shared/meeting/owed-lines.ts'
import { standingItems } from '@sedyanka/shared/reference/templates.ts'
import { Index, Match, Show, Switch } from 'solid-js'
import { useBoard } from '../../board/frame/board-context.ts'
import { useI18n } from '../../i18n.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useMeeting } from '../meeting-context.tsx'
import type { Owed } from './create-owed.ts'
import { OwedActions } from './OwedActions.tsx'
import styles from './Owed.module.css'

/** “What is left from before”: every line is taken onto the agenda or dropped, and can be decided anew. */
export const OwedSheet = (props: { owed: Owed; open: boolean; onClose: () => void }) => {
  const { t } = useI18n()
  return (
    <Dialog
      open={props.open}
      wide
      onClose={props.onClose}
      title={t('owed.title')}
      description={t('owed.explain')}
      footer={
        <Button tone="primary" onClick={() => props.onClose()}>
          {t('common.done')}
        </Button>
      }
    >
      <ul role="list" class={styles['lines']}>
        {/* By place: a decision makes the line anew, and the focus must stay on what was pressed. */}
        <Index each={props.owed.lines()}>
          {(line) => <Line owed={props.owed} line={line()} />}
        </Index>
      </ul>
    </Dialog>
  )
}

const Line = (props: { owed: Owed; line: OwedLine }) => {
  const { t } = useI18n()
  const { numberOf, organisations } = useMeeting()
  const title = () =>
    props.line.item?.title ||
    standingItems[props.line.kind === 'matching' ? 'matching' : 'actionReview'].title.bg
  const place = () => numberOf(props.line.item?.id ?? null)
  return (
    <li class={styles['line']} data-owed={props.line.kind}>
      <div class={styles['words']}>
        <b>{title()}</b>
        <p class="small muted">
          <Switch>
            <Match when={props.line.kind === 'review'}>
              <ActionCounts owed={props.owed} />
            </Match>
            <Match when={props.line.kind === 'matching'}>
              <Needs count={props.owed.uncoveredNeeds()} />
            </Match>
            <Match when={props.line.item}>
              {(item) => (
                <Origin
                  from={item().carriedFrom}
                  organisation={organisations.nameOf(item().presenterOrgId)}
                  minutes={item().minutes}
                />
              )}
            </Match>
          </Switch>
          <Show when={place() > 0}>
            {' · '}
            {t('owed.taken', { number: String(place()) })}
          </Show>
        </p>
      </div>
      <Segmented
        label={title()}
        class={styles['choice'] ?? ''}
        value={props.line.state}
        options={[
          { value: 'taken', label: t('agenda.includeShort') },
          { value: 'dropped', label: t('owed.drop') },
        ]}
        onChange={(state) => state !== 'undecided' && props.owed.decide(props.line, state)}
      />
      <Show when={props.line.kind === 'review'}>
        <OwedActions groups={props.owed.actions()} />
      </Show>
    </li>
  )
}

const ActionCounts = (props: { owed: Owed }) => {
  const { t } = useI18n()
  const count = () => props.owed.actions().reduce((sum, group) => sum + group.actions.length, 0)
  const overdue = () => props.owed.actions().reduce((sum, group) => sum + group.overdue, 0)
  return (
    <>
      {t('owed.actions', { count: count() })}
      <Show when={overdue() > 0}>
        {' · '}
        <span class={styles['late']}>{t('owed.overdue', { count: overdue() })}</span>
      </Show>
    </>
  )
}

const Needs = (props: { count: number }) => {
  const { t } = useI18n()
  const { id } = useBoard()
  return <A href={`/b/${id}/needs`}>{t('owed.needs', { count: props.count })}</A>
}

const Origin = (props: { from: MeetingId | null; organisation: string; minutes: number }) => {
  const { t } = useI18n()
  const { originOf } = useMeeting()
  return (
    <>
      {[
        originOf(props.from),
        props.organisation,
        props.minutes > 0 && t('agenda.minutesShort', { count: props.minutes }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </>
  )
}
