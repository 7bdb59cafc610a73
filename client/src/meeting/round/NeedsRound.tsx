import { A } from '@solidjs/router'
import { isAvailable, isUncovered } from '@sedyanka/shared/help/coverage.ts'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useBoard } from '../../board/frame/board-context.ts'
import { useI18n } from '../../i18n.tsx'
import { createHelpEditor } from '../../needs/create-help-editor.ts'
import { HelpDialog } from '../../needs/HelpDialog.tsx'
import { NeedCard } from '../../needs/NeedCard.tsx'
import { NeedPanel } from '../../needs/NeedPanel.tsx'
import { NeedsProvider, useNeeds } from '../../needs/needs-context.tsx'
import { OfferCard } from '../../needs/OfferCard.tsx'
import { OfferPanel } from '../../needs/OfferPanel.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './NeedsRound.module.css'

const Round = () => {
  const { t } = useI18n()
  const board = useBoard()
  const scene = useNeeds()
  const editor = createHelpEditor(scene)
  const [openId, setOpenId] = createSignal<string | null>(null)
  const needs = createMemo(() =>
    scene.needs().filter(({ id }) => {
      const cover = scene.coverNeed(id)
      return cover !== undefined && isUncovered(cover)
    }),
  )
  const offers = createMemo(() =>
    scene.offers().filter(({ id }) => {
      const cover = scene.coverOffer(id)
      return cover !== undefined && isAvailable(cover)
    }),
  )
  const need = () => scene.needs().find(({ id }) => id === openId())
  const offer = () => scene.offers().find(({ id }) => id === openId())
  const { seat } = scene.room
  const mayAdd = () =>
    seat.role === 'facilitator' || (seat.role === 'member' && seat.organisationId !== null)
  return (
    <div class={styles['round']}>
      <section aria-label={t('needs.title')}>
        <h2 class={`caption ${styles['head']}`}>
          {t('screen.needsOpen', { count: needs().length })}
        </h2>
        <ul role="list" class={styles['list']}>
          <For each={needs()} fallback={<li class="small muted">{t('needs.empty')}</li>}>
            {(row) => <NeedCard need={row} selected={false} onSelect={() => setOpenId(row.id)} />}
          </For>
        </ul>
      </section>
      <section aria-label={t('offers.title')}>
        <h2 class={`caption ${styles['head']}`}>
          {t('agenda.offersHere', { count: offers().length })}
        </h2>
        <ul role="list" class={styles['list']}>
          <For each={offers()} fallback={<li class="small muted">{t('offers.empty')}</li>}>
            {(row) => <OfferCard offer={row} selected={false} onSelect={() => setOpenId(row.id)} />}
          </For>
        </ul>
      </section>
      <div class={styles['more']}>
        <Show when={mayAdd()}>
          <Button size="small" onClick={() => editor.add('need')}>
            {t('needs.add')}
          </Button>
          <Button size="small" onClick={() => editor.add('offer')}>
            {t('offers.add')}
          </Button>
        </Show>
        <A href={`/b/${board.id}/needs`}>{t('needs.allOfThem')}</A>
      </div>
      <Dialog
        open={need() !== undefined || offer() !== undefined}
        title={(need() ?? offer())?.title ?? ''}
        onClose={() => setOpenId(null)}
      >
        <Show when={need()} keyed>
          {(row) => <NeedPanel need={row} hideTitle onEdit={() => editor.editNeed(row)} />}
        </Show>
        <Show when={offer()} keyed>
          {(row) => (
            <OfferPanel
              offer={row}
              hideTitle
              onEdit={() => editor.editOffer(row)}
              onNeed={setOpenId}
            />
          )}
        </Show>
      </Dialog>
      <HelpDialog editor={editor} onSaved={({ id }) => setOpenId(id)} />
    </div>
  )
}

/**
 * A round on needs without leaving the meeting: what nobody covers yet, the most urgent first, and what is offered; each
 * opens over the page, to be promised and confirmed there.
 */
export const NeedsRound = () => {
  const { board } = useMeeting()
  return (
    <NeedsProvider room={board}>
      <Round />
    </NeedsProvider>
  )
}
