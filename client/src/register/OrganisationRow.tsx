import { municipalityName, type Place } from '@sedyanka/shared/board/municipalities.ts'
import {
  nameIn,
  type Organisation,
  shortNameIn,
} from '@sedyanka/shared/organisations/organisations.ts'
import type { MessageKey } from '@sedyanka/shared/i18n/bg.ts'
import Pencil from 'lucide-solid/icons/pencil'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Pill } from '../ui/Pill.tsx'
import styles from './OrganisationRow.module.css'

/** One organisation of the register. */
export const OrganisationRow = (props: {
  organisation: Organisation
  places: readonly Place[]
  isOwn: boolean
  /** Names of its people who are here now, as far as this page is told them; null when nobody is. */
  here: readonly string[] | null
  onEdit: (() => void) | undefined
}) => {
  const { t, language, langOf } = useI18n()
  const name = () => nameIn(props.organisation, language())
  const sectors = () =>
    props.organisation.sectors.map((id) => t(`sector.${id}` as MessageKey)).join(' · ')
  const place = () =>
    props.organisation.municipality === null
      ? ''
      : municipalityName(props.organisation.municipality, language(), props.places)
  return (
    <li class={styles['row']}>
      <span class={styles['name']}>
        <span lang={langOf(name())}>{name()}</span>{' '}
        <Show when={props.isOwn}>
          <Pill tone="brand">{t('board.myOrganisation')}</Pill>
        </Show>
      </span>
      <span class={styles['detail']}>{sectors()}</span>
      <span class={styles['detail']}>{place()}</span>
      <span class={styles['here']} title={props.here?.join(', ') ?? ''}>
        <Show when={props.here}>
          {(names) => (
            <>
              <i class={styles['dot']} aria-hidden="true" />
              {t('orgs.online')}
              <Show when={names().length > 0}>
                {' '}
                · {t('count.people', { count: names().length })}
              </Show>
            </>
          )}
        </Show>
      </span>
      <Show when={props.onEdit} fallback={<span />}>
        {(edit) => (
          <IconButton
            class={styles['edit'] ?? ''}
            label={`${t('orgs.edit')}: ${shortNameIn(props.organisation, language())}`}
            onClick={() => edit()()}
          >
            <Pencil size={18} aria-hidden="true" />
          </IconButton>
        )}
      </Show>
    </li>
  )
}
