import { everyName } from '@sedyanka/shared/meeting/organisation-names.ts'
import { type Action, actions, isAskingForDate } from '@sedyanka/shared/actions/actions.ts'
import { mayAskForDate } from '@sedyanka/shared/actions/date-request.ts'
import { seesNames } from '@sedyanka/shared/seat.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import History from 'lucide-solid/icons/rotate-ccw-clock'
import Link from 'lucide-solid/icons/link'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, onCleanup, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { HistoryDialog } from '../history/history.ts'
import { useI18n } from '../i18n.tsx'
import { addressOf } from '../links/addresses.ts'
import { createCopyLink } from '../links/create-copy-link.ts'
import { Marks } from '../privacy/marks.ts'
import { takeOut } from '../privacy/take-out.ts'
import { bindText } from '../sync/bind-text.ts'
import { announceAt } from '../sync/people-here.ts'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './ActionCard.module.css'
import { AskDate } from './AskDate.tsx'
import { ReportForm } from './ReportForm.tsx'
import { ReportList } from './ReportList.tsx'
import { ReasonMarks } from './StoredMarks.tsx'
import { useTasks } from './actions-context.tsx'

/** An opened action item: reports, and its own fields for those who may change them. */
export const ActionDetails = (props: { action: Action; maySet: boolean; mayReport: boolean }) => {
  const { t } = useI18n()
  const { room, names, may, commands, reportsOf } = useTasks()
  const board = useBoard()
  const [isHistory, setHistory] = createSignal(false)
  const copyLink = createCopyLink()
  const mayEdit = () => may.write(actions.root, props.action.id, 'title', 'dueDate')
  const here = (isIn: boolean) => announceAt(room, isIn ? `actions/${props.action.id}/title` : null)
  onCleanup(() => here(false))
  const shared = () => actions.sharedText(room.doc, props.action.id, 'title')
  return (
    <div class={styles['details']}>
      <Show when={props.mayReport}>
        <ReportForm action={props.action} maySet={props.maySet} />
      </Show>
      <Show when={mayAskForDate(room.seat, props.action) && !isAskingForDate(props.action)}>
        <AskDate action={props.action} />
      </Show>
      <ReasonMarks action={props.action} />
      <ReportList action={props.action} reports={reportsOf(props.action.id)} />
      <Show
        when={mayEdit()}
        fallback={
          <Show when={!props.mayReport}>
            <p class="small muted">
              {t('actions.readOnly', {
                organisation: names.organisation(props.action.responsibleOrgId),
              })}
            </p>
          </Show>
        }
      >
        <div class={styles['fields']}>
          <TextField
            class={styles['titleField'] ?? ''}
            label={t('actions.titleField')}
            maxlength={limits.titleLength}
            ref={(element) => bindText(element, shared)}
            onFocus={() => here(true)}
            onBlur={() => here(false)}
          />
          <Marks
            text={props.action.title}
            allowed={names.organisations().flatMap(everyName)}
            onRemove={(ranges) => takeOut(shared(), ranges)}
          />
          <Select
            label={t('actions.responsible')}
            value={props.action.responsibleOrgId ?? ''}
            options={[
              { value: '', label: t('actions.responsibleNone') },
              ...names.organisations().map((organisation) => ({
                value: organisation.id,
                label: names.shortName(organisation),
                group: t(organisation.kind === 'ngo' ? 'orgs.ngos' : 'orgs.institutions'),
              })),
            ]}
            onChange={(orgId) => commands.assign(props.action, orgId || null)}
          />
          <DateField
            label={t('actions.due')}
            value={props.action.dueDate}
            onChange={(day) => commands.setDue(props.action, day)}
          />
        </div>
      </Show>
      <div class="row wrap">
        <Button
          size="small"
          tone="ghost"
          icon={<Link size={16} aria-hidden="true" />}
          onClick={() => void copyLink(addressOf.action(board.id, props.action.id))}
        >
          {t('common.copyLink')}
        </Button>
        <Show when={seesNames(room.seat.role)}>
          <Button
            size="small"
            tone="ghost"
            icon={<History size={16} aria-hidden="true" />}
            onClick={() => setHistory(true)}
          >
            {t('common.history')}
          </Button>
          <Show when={isHistory()}>
            <HistoryDialog
              place={{ collection: actions.root, row: props.action.id }}
              onClose={() => setHistory(false)}
            />
          </Show>
        </Show>
        <Show when={mayEdit()}>
          <Button
            size="small"
            tone="ghost"
            icon={<Trash size={16} aria-hidden="true" />}
            onClick={() => commands.remove(props.action)}
          >
            {t('actions.remove')}
          </Button>
        </Show>
      </div>
    </div>
  )
}
