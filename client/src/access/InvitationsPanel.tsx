import { type Organisation, organisations } from '@sedyanka/shared/organisations/organisations.ts'
import Link2 from 'lucide-solid/icons/link-2'
import Printer from 'lucide-solid/icons/printer'
import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js'
import { sentenceKey } from '../api-failure.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { byDisplayedName } from '../organisations/by-displayed-name.ts'
import { createSeldomWords } from '../seldom-words.ts'
import { createRows } from '../sync/rows.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { createInvitations, type LinkFor } from './create-invitations.ts'
import { InvitationSheet } from './InvitationSheet.tsx'
import styles from './InvitationsPanel.module.css'
import { linkAddress } from './link-address.ts'
import { LinkRow } from './LinkRow.tsx'
import { RoomCodePanel } from './RoomCodePanel.tsx'
import { createRunner } from '../run-request.ts'

const special = [
  { role: 'screen', hint: 'roles.screenHint' },
  { role: 'observer', hint: 'roles.observerHint' },
  { role: 'facilitator', hint: 'roles.facilitatorHint' },
] as const

const linkOf = ({ id }: Organisation): LinkFor => ({ role: 'member', organisationId: id })

/** Every way into the board: the room code, links for organisations and for roles, and the sheet to print. */
export const InvitationsPanel = () => {
  const { t, language } = useI18n()
  const say = createSeldomWords()
  const board = useBoard()
  const register = createRows(board.room, organisations, byDisplayedName('bg'))
  const rows = createMemo(() => register().toSorted(byDisplayedName(language())))
  const invitations = createInvitations(board.id)
  const { busy, run } = createRunner()

  const without = createMemo(() => rows().filter((row) => invitations.find(linkOf(row)) === null))
  const cards = createMemo(() =>
    rows().flatMap((organisation) => {
      const found = invitations.find(linkOf(organisation))
      const token = found && invitations.tokenOf(found)
      if (!found || !token) return []
      const address = linkAddress('member', token)
      return [{ organisation, address, expiresAt: found.expiresAt }]
    }),
  )
  const createAll = () =>
    void run(async () => {
      for (const row of without()) await invitations.create(linkOf(row))
    })
  const kinds = ['institution', 'ngo'] as const
  const nameOf = {
    screen: () => t('invite.screenLink'),
    observer: () => say('invite.observerLink'),
    facilitator: () => say('invite.facilitatorLink'),
  }

  /** The sheet is printed by its button; the browser's own command prints the page. */
  const [isSheet, setSheet] = createSignal(false)
  const endSheet = () => setSheet(false)
  addEventListener('afterprint', endSheet)
  onCleanup(() => removeEventListener('afterprint', endSheet))
  const printSheet = () => {
    setSheet(true)
    window.print()
  }

  return (
    <Show
      when={!invitations.list.error}
      fallback={
        <EmptyState
          title={t(sentenceKey(invitations.list.error))}
          action={<Button onClick={() => void invitations.refetch()}>{t('common.retry')}</Button>}
        />
      }
    >
      <div data-print={isSheet() ? 'hide' : undefined}>
        <RoomCodePanel />
        <section class={styles['section']}>
          <div class={styles['heading']}>
            <h2 class={styles['title']}>{t('invite.byOrganisation')}</h2>
            <Show when={without().length > 0 && !invitations.list.loading}>
              <Button busy={busy()} icon={<Link2 size={18} />} onClick={createAll}>
                {say('invite.createAll')}
              </Button>
            </Show>
            <Button
              icon={<Printer size={18} />}
              whyDisabled={cards().length === 0 ? say('invite.printNothing') : null}
              onClick={printSheet}
            >
              {say('invite.printSheet')}
            </Button>
          </div>
          <Show when={cards().length > 0}>
            <p class={styles['note']}>{t('invite.showOnce')}</p>
          </Show>
          <Show when={rows().length > 0} fallback={<EmptyState title={t('orgs.empty')} />}>
            <For each={kinds}>
              {(kind) => (
                <Show when={rows().some((row) => row.kind === kind)}>
                  <h3 class={`${styles['group']} caption`}>
                    {t(kind === 'ngo' ? 'orgs.ngos' : 'orgs.institutions')}
                  </h3>
                  <ul class={styles['list']} role="list">
                    <For each={rows().filter((row) => row.kind === kind)}>
                      {(row) => (
                        <LinkRow
                          name={row.name[language()]}
                          link={linkOf(row)}
                          invitations={invitations}
                        />
                      )}
                    </For>
                  </ul>
                </Show>
              )}
            </For>
          </Show>
        </section>
        <section class={styles['section']}>
          <div class={styles['heading']}>
            <h2>{say('invite.otherLinks')}</h2>
          </div>
          <ul class={styles['list']} role="list">
            <For each={special}>
              {({ role, hint }) => (
                <LinkRow
                  name={nameOf[role]()}
                  hint={t(hint)}
                  link={{ role, organisationId: null }}
                  invitations={invitations}
                />
              )}
            </For>
          </ul>
        </section>
      </div>
      <Show when={isSheet()}>
        <InvitationSheet cards={cards()} />
      </Show>
    </Show>
  )
}
