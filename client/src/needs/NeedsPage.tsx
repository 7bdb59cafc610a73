import Plus from 'lucide-solid/icons/plus'
import { Show } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { createMedia } from '../ui/create-media.ts'
import { Page } from '../ui/Page.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { createHelpEditor } from './create-help-editor.ts'
import { createNeedsView } from './create-needs-view.ts'
import { GapTable } from './GapTable.tsx'
import { HelpDetails } from './HelpDetails.tsx'
import { HelpDialog } from './HelpDialog.tsx'
import { HelpMarks } from './HelpMarks.tsx'
import { NeedColumn } from './NeedColumn.tsx'
import { NeedsFilters } from './NeedsFilters.tsx'
import styles from './NeedsPage.module.css'
import { NeedsProvider, useNeeds } from './needs-context.tsx'
import { OfferColumn } from './OfferColumn.tsx'
import { RemovedHelp } from './RemovedHelp.tsx'
import { SoughtHelp } from './SoughtHelp.tsx'

const NeedsContent = () => {
  const { t } = useI18n()
  const scene = useNeeds()
  const view = createNeedsView(scene)
  const editor = createHelpEditor(scene)
  const isNarrow = createMedia('screen and (max-width: 1023px)')
  const { seat } = scene.room
  const mayAdd = () =>
    seat.role === 'facilitator' || (seat.role === 'member' && seat.organisationId !== null)
  const side = () => (view.search.show === 'offers' ? 'offers' : 'needs')
  return (
    <Page
      title={t('needs.pageTitle')}
      width="wide"
      actions={
        <Show when={mayAdd()}>
          <Button
            tone="primary"
            icon={<Plus size={18} aria-hidden="true" />}
            onClick={() => editor.add('need')}
          >
            {t('needs.add').replace(/^\+\s*/, '')}
          </Button>
          <Button
            tone="offer"
            icon={<Plus size={18} aria-hidden="true" />}
            onClick={() => editor.add('offer')}
          >
            {t('offers.add').replace(/^\+\s*/, '')}
          </Button>
        </Show>
      }
    >
      <NeedsFilters view={view} />
      <HelpMarks view={view} />
      <SoughtHelp view={view} />
      <Show when={isNarrow()}>
        <Segmented
          class={styles['sides'] ?? ''}
          label={t('needs.pageTitle')}
          value={side()}
          options={[
            { value: 'needs', label: `${t('needs.title')} ${view.needs().length}` },
            { value: 'offers', label: `${t('offers.title')} ${view.offers().length}` },
          ]}
          onChange={view.show}
        />
      </Show>
      <div class={styles['wrap']}>
        <Show when={!isNarrow() || side() === 'needs'}>
          <div>
            <NeedColumn view={view} editor={editor} mayAdd={mayAdd()} />
            <RemovedHelp kind="need" />
          </div>
        </Show>
        <Show when={!isNarrow() || side() === 'offers'}>
          <div>
            <OfferColumn view={view} editor={editor} mayAdd={mayAdd()} />
            <RemovedHelp kind="offer" />
          </div>
        </Show>
        <aside class={styles['aside']}>
          <HelpDetails view={view} editor={editor} inSheet={isNarrow()} />
          <Show when={scene.needs().length + scene.offers().length > 0}>
            <Card padded>
              <GapTable onCell={view.showCell} />
            </Card>
          </Show>
        </aside>
      </div>
      <HelpDialog
        editor={editor}
        onSaved={({ kind, id }) => (kind === 'need' ? view.selectNeed(id) : view.selectOffer(id))}
      />
    </Page>
  )
}

/** Needs and offers of the board: what is lacking, what there is, and how the two meet. */
export const NeedsPage = () => {
  const { room } = useBoard()
  return (
    <NeedsProvider room={room}>
      <NeedsContent />
    </NeedsProvider>
  )
}
