import type { Need } from '@sedyanka/shared/help/needs.ts'
import type { Offer } from '@sedyanka/shared/help/offers.ts'
import { addDays } from '@sedyanka/shared/i18n/calendar.ts'
import CalendarPlus from 'lucide-solid/icons/calendar-plus'
import Ellipsis from 'lucide-solid/icons/ellipsis'
import History from 'lucide-solid/icons/rotate-ccw-clock'
import Link from 'lucide-solid/icons/link'
import Pencil from 'lucide-solid/icons/pencil'
import RotateCcw from 'lucide-solid/icons/rotate-ccw'
import Trash from 'lucide-solid/icons/trash'
import Undo2 from 'lucide-solid/icons/undo-2'
import { createSignal, Show } from 'solid-js'
import { createHistoryEntry } from '../history/create-history-entry.tsx'
import { useI18n } from '../i18n.tsx'
import { createCopyLink } from '../links/create-copy-link.ts'
import { Button } from '../ui/Button.tsx'
import { buttonClass } from '../ui/button-class.ts'
import { DateField } from '../ui/DateField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { useNeeds } from './needs-context.tsx'

const MONTH = 30

/** What the owner may do with a need or an offer: edit, extend, withdraw or take it back, remove. */
export const HelpMenu = (props: {
  row: Need | Offer
  onEdit: () => void
  onExtend: (until: string) => void
  onWithdraw: () => void
  onRestore: () => void
  onRemove: () => void
  removeLabel: string
  collection: 'needs' | 'offers'
  /** Of the row, without the origin. */
  address: string
  /** Whether it is the reader's to change; everybody may copy the link. */
  mayEdit: boolean
}) => {
  const { t } = useI18n()
  const { today } = useNeeds()
  const copyLink = createCopyLink()
  const [until, setUntil] = createSignal<string | null>(null)
  const [isExtending, setExtending] = createSignal(false)
  const extend = () => {
    const { validUntil } = props.row
    // From today when it has run out already.
    setUntil(addDays(validUntil !== null && validUntil > today() ? validUntil : today(), MONTH))
    setExtending(true)
  }
  const whyNot = () => (until() === null ? t('errors.required') : null)
  const icon = { size: 18, 'aria-hidden': 'true' } as const
  const link = (): MenuEntry => ({
    label: t('common.copyLink'),
    icon: <Link {...icon} />,
    onSelect: () => void copyLink(props.address),
  })
  const history = createHistoryEntry(
    () => ({ collection: props.collection, row: props.row.id }),
    <History {...icon} />,
  )
  return (
    <>
      {history.dialog()}
      <div class="row">
        <Show when={props.mayEdit}>
          <IconButton label={t('common.edit')} size="small" onClick={() => props.onEdit()}>
            <Pencil size={18} aria-hidden="true" />
          </IconButton>
        </Show>
        <Menu
          label={t('common.moreActions')}
          trigger={<Ellipsis size={18} aria-hidden="true" />}
          triggerClass={buttonClass({ tone: 'ghost', size: 'small' })}
          entries={
            props.mayEdit
              ? [
                  link(),
                  ...history.entries(),
                  'separator',
                  { label: t('needs.extend'), icon: <CalendarPlus {...icon} />, onSelect: extend },
                  props.row.withdrawnAt === null
                    ? {
                        label: t('needs.withdraw'),
                        icon: <Undo2 {...icon} />,
                        onSelect: () => props.onWithdraw(),
                      }
                    : {
                        label: t('common.restore'),
                        icon: <RotateCcw {...icon} />,
                        onSelect: () => props.onRestore(),
                      },
                  'separator',
                  {
                    label: props.removeLabel,
                    icon: <Trash {...icon} />,
                    tone: 'danger',
                    onSelect: () => props.onRemove(),
                  },
                ]
              : [link(), ...history.entries()]
          }
        />
      </div>
      <Dialog
        open={isExtending()}
        title={t('needs.extend')}
        onClose={() => setExtending(false)}
        footer={
          <>
            <Button onClick={() => setExtending(false)}>{t('common.cancel')}</Button>
            <Button
              tone="primary"
              whyDisabled={whyNot()}
              onClick={() => {
                const day = until()
                if (day !== null) props.onExtend(day)
                setExtending(false)
              }}
            >
              {t('common.save')}
            </Button>
          </>
        }
      >
        <DateField
          label={t('needs.validUntil')}
          value={until()}
          min={today()}
          onChange={setUntil}
        />
      </Dialog>
    </>
  )
}
