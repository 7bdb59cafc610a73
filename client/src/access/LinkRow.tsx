import Copy from 'lucide-solid/icons/copy'
import Ellipsis from 'lucide-solid/icons/ellipsis-vertical'
import Link2 from 'lucide-solid/icons/link-2'
import QrIcon from 'lucide-solid/icons/qr-code'
import RotateCw from 'lucide-solid/icons/rotate-cw'
import X from 'lucide-solid/icons/x'
import { createMemo, createSignal, Show } from 'solid-js'
import { copyText } from '../copy-text.ts'
import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'
import type { Invitations, LinkFor } from './create-invitations.ts'
import { linkAddress } from './link-address.ts'
import { LinkDialog } from './LinkDialog.tsx'
import styles from './LinkRow.module.css'
import { createRunner } from '../run-request.ts'

/** One invitation link: made, copied, shown as a QR code, replaced, revoked. */
export const LinkRow = (props: {
  name: string
  hint?: string
  link: LinkFor
  invitations: Invitations
}) => {
  const { t, formatShortDate, dayOf } = useI18n()
  const showSnack = useSnackbar()
  const { busy, run } = createRunner()
  const [showsQr, setShowsQr] = createSignal(false)
  const invitation = createMemo(() => props.invitations.find(props.link))
  const address = createMemo(() => {
    const found = invitation()
    const token = found && props.invitations.tokenOf(found)
    return token ? linkAddress(props.link.role, token) : null
  })
  const state = () => {
    const found = invitation()
    if (!found) return t('invite.none')
    const until = t('invite.validUntil', { date: formatShortDate(dayOf(found.expiresAt)) })
    return [
      t('invite.active'),
      until,
      found.uses > 0 ? t('invite.usedBy', { count: found.uses }) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const copy = async () => {
    const text = address()
    if (text !== null)
      showSnack({ text: t((await copyText(text)) ? 'common.linkCopied' : 'errors.copyFailed') })
  }
  const create = () => void run(() => props.invitations.create(props.link))
  const rotate = () =>
    void run(async () => {
      const found = invitation()
      if (found) await props.invitations.rotate(found)
    })
  const revoke = () =>
    void run(async () => {
      const found = invitation()
      if (!found) return
      await props.invitations.revoke(found)
      showSnack({ text: `${props.name}: ${t('invite.revoked')}` })
    })
  return (
    <li class={styles['row']}>
      <div>
        <div class={styles['name']}>{props.name}</div>
        <div class="small muted">
          {props.hint ? `${props.hint} ` : ''}
          {state()}
        </div>
      </div>
      <div class={styles['buttons']}>
        <Show
          when={invitation()}
          fallback={
            <Button size="small" busy={busy()} icon={<Link2 size={16} />} onClick={create}>
              {t('invite.create')}
            </Button>
          }
        >
          <Show
            when={address()}
            fallback={
              <Button
                size="small"
                busy={busy()}
                icon={<RotateCw size={16} />}
                title={t('invite.showOnce')}
                onClick={rotate}
              >
                {t('invite.rotate')}
              </Button>
            }
          >
            <Button size="small" icon={<Copy size={16} />} onClick={() => void copy()}>
              {t('common.copyLink')}
            </Button>
            <Button size="small" icon={<QrIcon size={16} />} onClick={() => setShowsQr(true)}>
              QR
            </Button>
          </Show>
          <Menu
            label={`${t('common.moreActions')}: ${props.name}`}
            trigger={<Ellipsis size={20} aria-hidden="true" />}
            triggerClass={styles['menu'] ?? ''}
            entries={[
              { label: t('invite.rotate'), icon: <RotateCw size={18} />, onSelect: rotate },
              {
                label: t('invite.revoke'),
                icon: <X size={18} />,
                tone: 'danger',
                onSelect: revoke,
              },
            ]}
          />
        </Show>
      </div>
      <LinkDialog
        open={showsQr()}
        name={props.name}
        address={address()}
        onCopy={() => void copy()}
        onClose={() => setShowsQr(false)}
      />
    </li>
  )
}
