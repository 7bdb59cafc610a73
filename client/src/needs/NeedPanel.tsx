import { needs, type Need } from '@sedyanka/shared/help/needs.ts'
import { createMemo, Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { addressOf } from '../links/addresses.ts'
import { HelpFacts } from './HelpFacts.tsx'
import { RowTextMarks } from './HelpMarks.tsx'
import { HelpMenu } from './HelpMenu.tsx'
import { MatchList } from './MatchList.tsx'
import { NeedCoverageLine } from './NeedCoverageLine.tsx'
import styles from './HelpPanel.module.css'
import { PledgeForm } from './PledgeForm.tsx'
import { SuggestionList } from './SuggestionList.tsx'
import { useNeeds } from './needs-context.tsx'

const urgencyKey = {
  critical: 'needs.urgencyCritical',
  high: 'needs.urgencyHigh',
  normal: 'needs.urgencyNormal',
} as const

/** Everything about one need: facts, coverage, matches, and how to help. */
export const NeedPanel = (props: { need: Need; onEdit: () => void; hideTitle?: boolean }) => {
  const { t, formatDate } = useI18n()
  const board = useBoard()
  const { room, matches, coverNeed, names, commands, may } = useNeeds()
  const own = createMemo(() => matches().filter((match) => match.needId === props.need.id))
  const mayEdit = () => may.write(needs.root, props.need.id, 'title')
  const remaining = () => coverNeed(props.need.id)?.remaining ?? 0
  return (
    <div class={styles['panel']}>
      <div class={styles['head']}>
        <Show when={!props.hideTitle}>
          <h2 class="grow">{props.need.title}</h2>
        </Show>
        <HelpMenu
          collection="needs"
          row={props.need}
          onEdit={props.onEdit}
          onExtend={(until) => commands.extendNeed(props.need, until)}
          onWithdraw={() => commands.withdrawNeed(props.need)}
          onRestore={() => commands.restoreNeed(props.need)}
          onRemove={() => commands.removeNeed(props.need)}
          removeLabel={t('needs.remove')}
          address={addressOf.need(board.id, props.need.id)}
          mayEdit={mayEdit()}
        />
      </div>
      <HelpFacts
        row={props.need}
        more={[
          [t('needs.urgency'), t(urgencyKey[props.need.urgency])],
          [
            t('needs.peopleInNeed'),
            props.need.peopleInNeed === null ? null : String(props.need.peopleInNeed),
          ],
          [t('needs.from'), props.need.neededFrom && formatDate(props.need.neededFrom)],
        ]}
        note={props.need.note}
      />
      <Show when={room.seat.role === 'facilitator' && mayEdit()}>
        <RowTextMarks
          row={props.need}
          onText={(field, rest) => commands.setNeed(props.need, { [field]: rest })}
          onEdit={props.onEdit}
        />
      </Show>
      <div>
        <NeedCoverageLine need={props.need} />
        <Show when={remaining() > 0}>
          <p class={styles['rest']}>
            {t('needs.stillNeeded', { quantity: names.quantity(remaining(), props.need.unit) })}
          </p>
        </Show>
      </div>
      <MatchList matches={own()} side="need" />
      <PledgeForm need={props.need} />
      <SuggestionList need={props.need} />
    </div>
  )
}
