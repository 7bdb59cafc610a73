import { municipalityName } from '@sedyanka/shared/board/municipalities.ts'
import { type Organisation, organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { useSearchParams } from '@solidjs/router'
import Building from 'lucide-solid/icons/building'
import Plus from 'lucide-solid/icons/plus'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { createPlaces } from '../rows/create-places.ts'
import { createSectors } from '../rows/create-sectors.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { groupPeople } from '../board/status/group-people.ts'
import { useI18n } from '../i18n.tsx'
import { byDisplayedName } from '../organisations/by-displayed-name.ts'
import { searchOrganisations } from '../organisations/search-organisations.ts'
import { createPeople } from '../sync/people-here.ts'
import { createRemovedRows, createRows } from '../sync/rows.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Page } from '../ui/Page.tsx'
import { lazyDialog, lazyPart } from '../ui/lazy-sheet.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { createRemoval } from './create-removal.ts'
import { OrganisationDialog } from './OrganisationDialog.tsx'
import { OrganisationRow } from './OrganisationRow.tsx'
import styles from './OrganisationsPage.module.css'

const RemoveOrganisationDialog = lazyDialog(
  async () => (await import('./RemoveOrganisationDialog.tsx')).RemoveOrganisationDialog,
)
const RemovedOrganisations = lazyPart(
  async () => (await import('./RemovedOrganisations.tsx')).RemovedOrganisations,
)

/** The register of those around the table: who works where, in what, and who is here now. */
export const OrganisationsPage = () => {
  const { t, language } = useI18n()
  const board = useBoard()
  const rows = createRows(board.room, organisations, byDisplayedName('bg'))
  const removed = createRemovedRows(board.room, organisations, byDisplayedName('bg'))
  const removal = createRemoval()
  const people = createPeople(board.room)
  const places = createPlaces(board.room)
  const sectors = createSectors(board.room, () => rows().flatMap((row) => row.sectors))
  const [search, setSearch] = useSearchParams<{
    q?: string
    sector?: string
    municipality?: string
  }>()
  // Null: closed; 'new': a new one; otherwise the organisation's id.
  const [editing, setEditing] = createSignal<string | null>(null)
  const isFacilitator = () => board.seat.role === 'facilitator'
  const replace = { replace: true }

  const found = createMemo(() =>
    searchOrganisations(rows(), search.q ?? '')
      .filter(
        (row) =>
          (!search.sector || row.sectors.includes(search.sector)) &&
          (!search.municipality || row.municipality === search.municipality),
      )
      .sort(byDisplayedName(language())),
  )
  const hereNow = createMemo(
    () => new Map(groupPeople(people()).map((group) => [group.organisationId ?? '', group.names])),
  )
  const kinds = ['institution', 'ngo'] as const
  const ofKind = (kind: Organisation['kind']) => found().filter((row) => row.kind === kind)
  const countOf = (kind: Organisation['kind']) => rows().filter((row) => row.kind === kind).length

  return (
    <Page
      title={t('orgs.title')}
      lead={`${t('count.institutions', { count: countOf('institution') })} · ${t('count.ngos', { count: countOf('ngo') })}`}
      actions={
        <Show when={isFacilitator()}>
          <Button tone="primary" icon={<Plus size={18} />} onClick={() => setEditing('new')}>
            {t('orgs.add')}
          </Button>
        </Show>
      }
    >
      <Show
        when={rows().length > 0}
        fallback={
          <EmptyState
            icon={<Building size={36} />}
            title={t('orgs.title')}
            text={t('orgs.empty')}
          />
        }
      >
        <div class={styles['filters']} role="search" data-print="hide">
          <TextField
            type="search"
            label={t('orgs.search')}
            value={search.q ?? ''}
            onInput={(q) => setSearch({ q: q || null }, replace)}
          />
          <Select
            label={t('common.sector')}
            value={search.sector ?? ''}
            options={[
              { value: '', label: t('common.all') },
              ...sectors().map((id) => ({ value: id, label: t(`sector.${id}`) })),
            ]}
            onChange={(sector) => setSearch({ sector: sector || null }, replace)}
          />
          <Select
            label={t('common.municipality')}
            value={search.municipality ?? ''}
            options={[
              { value: '', label: t('common.all') },
              ...places().map(({ id }) => ({
                value: id,
                label: municipalityName(id, language(), places()),
              })),
            ]}
            onChange={(municipality) => setSearch({ municipality: municipality || null }, replace)}
          />
        </div>
        <Show
          when={found().length > 0}
          fallback={
            <EmptyState
              title={t('common.noMatches', { query: search.q ?? '' })}
              action={
                <Button
                  onClick={() => setSearch({ q: null, sector: null, municipality: null }, replace)}
                >
                  {t('common.clearFilters')}
                </Button>
              }
            />
          }
        >
          <For each={kinds}>
            {(kind) => (
              <Show when={ofKind(kind).length > 0}>
                <section
                  class={styles['section']}
                  aria-label={t(kind === 'ngo' ? 'orgs.ngos' : 'orgs.institutions')}
                >
                  <div class={styles['heading']}>
                    <h2>{t(kind === 'ngo' ? 'orgs.ngos' : 'orgs.institutions')}</h2>
                    <span class="muted">{ofKind(kind).length}</span>
                  </div>
                  <ul class={styles['list']} role="list">
                    <For each={ofKind(kind)}>
                      {(row) => (
                        <OrganisationRow
                          organisation={row}
                          places={places()}
                          isOwn={row.id === board.seat.organisationId}
                          here={hereNow().get(row.id) ?? null}
                          onEdit={isFacilitator() ? () => setEditing(row.id) : undefined}
                        />
                      )}
                    </For>
                  </ul>
                </section>
              </Show>
            )}
          </For>
        </Show>
      </Show>
      <OrganisationDialog
        open={editing() !== null}
        organisation={rows().find(({ id }) => id === editing()) ?? null}
        onClose={() => setEditing(null)}
        onExisting={(organisation) => {
          setEditing(organisation.deletedAt === null ? organisation.id : null)
          if (organisation.deletedAt !== null) void removal.restore(organisation)
        }}
        onRemove={(organisation) => {
          setEditing(null)
          removal.ask(organisation)
        }}
      />
      <Show when={removal.asked()}>
        {(organisation) => (
          <RemoveOrganisationDialog
            organisation={organisation()}
            busy={removal.busy()}
            onRemove={() => void removal.remove()}
            onClose={() => removal.ask(null)}
          />
        )}
      </Show>
      <Show when={isFacilitator() && removed().length > 0}>
        <RemovedOrganisations organisations={removed()} onRestore={removal.restore} />
      </Show>
    </Page>
  )
}
