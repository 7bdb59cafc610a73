import { type Action, actions } from '@sedyanka/shared/actions/actions.ts'
import { type Report, reports } from '@sedyanka/shared/actions/reports.ts'
import { everyName } from '@sedyanka/shared/meeting/organisation-names.ts'
import { For, Show } from 'solid-js'
import { Marks } from '../privacy/marks.ts'
import { useTasks } from './actions-context.tsx'

/** For facilitators, below a report: what in it looks like personal data. */
export const ReportMarks = (props: { action: Action; report: Report }) => {
  const { commands, may, names, room } = useTasks()
  return (
    <Show
      when={room.seat.role === 'facilitator' && may.write(reports.root, props.report.id, 'text')}
    >
      <Marks
        text={props.report.text}
        allowed={names.organisations().flatMap(everyName)}
        onRemove={(_ranges, rest) => commands.shortenReport(props.report, rest)}
      />
    </Show>
  )
}

const reasons = ['blockedReason', 'declineReason', 'requestReason'] as const

/** For facilitators: what looks like personal data in the reasons of an action item that no report tells. */
export const ReasonMarks = (props: { action: Action }) => {
  const { commands, may, names, reportsOf, room } = useTasks()
  const isTold = (reason: string) => reportsOf(props.action.id).some(({ text }) => text === reason)
  return (
    <For each={reasons}>
      {(field) => (
        <Show
          when={room.seat.role === 'facilitator' && may.write(actions.root, props.action.id, field)}
        >
          <Show when={props.action[field]}>
            {(reason) => (
              <Show when={!isTold(reason())}>
                <Marks
                  text={reason()}
                  allowed={names.organisations().flatMap(everyName)}
                  onRemove={(_ranges, rest) =>
                    commands.setReasons(props.action, { [field]: rest || null })
                  }
                />
              </Show>
            )}
          </Show>
        </Show>
      )}
    </For>
  )
}
