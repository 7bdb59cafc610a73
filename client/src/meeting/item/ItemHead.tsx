import { parseDuration } from '@sedyanka/shared/i18n/duration.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { changeItem } from '@sedyanka/shared/meeting/agenda-edits.ts'
import { agenda, type AgendaItem } from '@sedyanka/shared/meeting/agenda.ts'
import { itemState } from '@sedyanka/shared/meeting/timing.ts'
import { createEffect, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { createMay } from '../../sync/permissions.ts'
import { takeOut } from '../../privacy/take-out.ts'
import { Pill } from '../../ui/Pill.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { OrganisationPicker } from '../parts/OrganisationPicker.tsx'
import { Marks } from '../parts/marks.ts'
import { SharedText } from '../parts/SharedText.tsx'
import { HelpPills } from './HelpPills.tsx'
import styles from './ItemHead.module.css'

/** Number, who presents, the time-box, and the title. Those who may, change each where it stands. */
export const ItemHead = (props: { item: AgendaItem; onNeeds: () => void }) => {
  const { t } = useI18n()
  const { room, act, meeting, numberOf, organisations } = useMeeting()
  const may = createMay(room)
  const mayEdit = () => may.write('agenda', props.item.id, 'title', 'minutes', 'presenterOrgId')
  const sharedTitle = () => agenda.sharedText(room.doc, props.item.id, 'title')
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
              onChange={(presenterOrgId) => act(changeItem, { id: props.item.id, presenterOrgId })}
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
          <HelpPills item={props.item} onOpen={() => props.onNeeds()} />
        </span>
      </div>
      <h1 id="item-title" class={styles['title']}>
        <SharedText
          text={sharedTitle}
          value={props.item.title}
          place={`agenda/${props.item.id}/title`}
          label={t('agenda.titlePlaceholder')}
          placeholder={t('agenda.titlePlaceholder')}
          maxlength={limits.titleLength}
          mayWrite={mayEdit()}
        />
      </h1>
      <Show when={mayEdit()}>
        <Marks text={props.item.title} onRemove={(ranges) => takeOut(sharedTitle(), ranges)} />
      </Show>
    </header>
  )
}

/**
 * How long an item may take, changed in place. While one writes in it the number is one's own: what another sets
 * meanwhile is shown when the field is left unchanged, otherwise one of the two numbers stands, never a mixture.
 */
const TimeBox = (props: { item: AgendaItem; mayEdit: boolean }) => {
  const { t } = useI18n()
  const { act } = useMeeting()
  const showSnack = useSnackbar()
  let input: HTMLInputElement | undefined
  let before: string | null = null
  const show = () => {
    if (input) input.value = String(props.item.minutes)
  }
  createEffect(() => {
    const minutes = String(props.item.minutes)
    if (input && before === null) input.value = minutes
  })
  const leave = (typed: string) => {
    const isChanged = before !== null && typed !== before
    before = null
    const minutes = parseDuration(typed)
    if (isChanged && minutes !== null) act(changeItem, { id: props.item.id, minutes })
    if (isChanged && minutes === null) showSnack({ text: t('agenda.durationWrong') })
    show()
  }
  return (
    <Show
      when={props.mayEdit}
      fallback={<span>{t('count.minutesShort', { count: props.item.minutes })}</span>}
    >
      <label class={styles['box']}>
        <input
          ref={(element) => {
            input = element
            show()
          }}
          type="text"
          autocomplete="off"
          enterkeyhint="done"
          maxlength={20}
          class={styles['minutes']}
          aria-label={t('agenda.timeBoxMinutes')}
          title={t('agenda.timeBoxMinutes')}
          onFocus={(event) => (before = event.currentTarget.value)}
          onBlur={(event) => leave(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.value = before ?? ''
            if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <span aria-hidden="true">{t('agenda.minutesUnit')}</span>
      </label>
    </Show>
  )
}
