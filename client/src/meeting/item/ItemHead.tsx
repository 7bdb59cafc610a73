import { limits } from '@sedyanka/shared/limits.ts'
import { agenda, type AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { itemState } from '@sedyanka/shared/meeting/timing.ts'
import { Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createMay } from '../../sync/may.ts'
import { Pill } from '../../ui/Pill.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { OrganisationPicker } from '../parts/OrganisationPicker.tsx'
import { SharedText } from '../parts/SharedText.tsx'
import { HelpPills } from './HelpPills.tsx'
import styles from './ItemHead.module.css'

/** Number, who presents, the time-box, and the title. Those who may, change each where it stands. */
export const ItemHead = (props: { item: AgendaItem }) => {
  const { t } = useI18n()
  const { room, meeting, numberOf, organisations } = useMeeting()
  const may = createMay(room)
  const mayEdit = () => may.write('agenda', props.item.id, 'title', 'minutes', 'presenterOrgId')
  const state = () => itemState(props.item, meeting())
  const presenters = () =>
    [props.item.presenterOrgId, ...props.item.coOrgIds]
      .map(organisations.nameOf)
      .filter(Boolean)
      .join(', ')
  const presentedBy = () =>
    presenters() ? t('room.presentedBy', { organisation: presenters() }) : t('agenda.presenterNone')
  const number = () => numberOf(props.item.id)
  /** What an item without a number is. */
  const unlisted = () =>
    t(props.item.deletedAt === null ? 'status.agenda.proposed' : 'status.agenda.removed')
  return (
    <header class={styles['head']}>
      <div class={styles['facts']}>
        <Show when={number() > 0} fallback={<span>{unlisted()}</span>}>
          <span>{t('agenda.itemNumber', { number: number() })}</span>
        </Show>
        <Show when={mayEdit() || presenters()}>
          <i aria-hidden="true">·</i>
          <Show when={mayEdit()} fallback={<span>{presentedBy()}</span>}>
            <OrganisationPicker
              label={`${t('agenda.presenter')}: ${presenters() || t('agenda.presenterNone')}`}
              value={props.item.presenterOrgId}
              none={t('agenda.presenterNone')}
              trigger={presentedBy()}
              triggerClass={styles['quiet'] ?? ''}
              onChange={(presenterOrgId) => agenda.set(room.doc, props.item.id, { presenterOrgId })}
            />
          </Show>
        </Show>
        <Show when={mayEdit() || props.item.minutes > 0}>
          <i aria-hidden="true">·</i>
          <TimeBox item={props.item} mayEdit={mayEdit()} />
        </Show>
        <Show when={state() === 'postponed' || state() === 'withdrawn'}>
          <Pill tone="warn">
            {t(state() === 'postponed' ? 'status.agenda.postponed' : 'status.agenda.withdrawn')}
          </Pill>
        </Show>
        <span class={styles['pills']}>
          <HelpPills item={props.item} />
        </span>
      </div>
      <h1 id="item-title" class={styles['title']}>
        <SharedText
          text={() => agenda.sharedText(room.doc, props.item.id, 'title')}
          value={props.item.title}
          place={`agenda/${props.item.id}/title`}
          label={t('agenda.titlePlaceholder')}
          placeholder={t('agenda.titlePlaceholder')}
          maxlength={limits.titleLength}
          mayWrite={mayEdit()}
        />
      </h1>
    </header>
  )
}

/** The minutes that an item may take; a number that can be changed in place. */
const TimeBox = (props: { item: AgendaItem; mayEdit: boolean }) => {
  const { t } = useI18n()
  const { room } = useMeeting()
  const set = (input: HTMLInputElement) => {
    const minutes = Math.round(input.valueAsNumber)
    if (minutes >= 0 && minutes <= 600) agenda.set(room.doc, props.item.id, { minutes })
    else input.valueAsNumber = props.item.minutes
  }
  return (
    <Show
      when={props.mayEdit}
      fallback={<span>{t('count.minutesShort', { count: props.item.minutes })}</span>}
    >
      <label class={styles['box']}>
        <input
          type="number"
          inputmode="numeric"
          min="0"
          max="600"
          class={styles['minutes']}
          aria-label={t('agenda.timeBoxMinutes')}
          title={t('agenda.timeBoxMinutes')}
          value={props.item.minutes}
          onChange={(event) => set(event.currentTarget)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        <span aria-hidden="true">{t('agenda.minutesUnit')}</span>
      </label>
    </Show>
  )
}
