import { createSignal, For, Show } from 'solid-js'
import { useI18n } from '../../i18n.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useMeeting } from '../meeting-context.tsx'
import styles from './KeyboardSheet.module.css'
import { areKeysOn, shortcutKeys, switchKeys } from './shortcuts.ts'

/** Every shortcut of the meeting, and the switch for the single keys. */
export const KeyboardSheet = (props: { open: boolean; onClose: () => void }) => {
  const { t } = useI18n()
  const { isFacilitator } = useMeeting()
  const [isOn, setOn] = createSignal(areKeysOn())
  const rows = () => [
    ...(isFacilitator()
      ? ([
          [shortcutKeys.next.toUpperCase(), t('keyboard.next')],
          [shortcutKeys.previous.toUpperCase(), t('keyboard.previous')],
          [shortcutKeys.newDecision.toUpperCase(), t('keyboard.newDecision')],
          ['Alt + ↑', t('keyboard.moveItemUp')],
          ['Alt + ↓', t('keyboard.moveItemDown')],
        ] as const)
      : []),
    [shortcutKeys.newAction.toUpperCase(), t('keyboard.newAction')],
    [shortcutKeys.newItem.toUpperCase(), t('keyboard.newItem')],
    [shortcutKeys.raiseHand.toUpperCase(), t('keyboard.raiseHand')],
    ['Ctrl + Z', t('keyboard.undo')],
    ['Esc', t('keyboard.escape')],
    ['?', t('keyboard.open')],
  ]
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={t('keyboard.title')}
      description={t('keyboard.anyLayout')}
    >
      <dl class={styles['keys']}>
        <For each={rows()}>
          {([keys, does]) => (
            <div class={styles['line']}>
              <dt>
                <kbd class={styles['key']}>{keys}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={props.open}>
        <Checkbox
          label={t('keyboard.singleKeys')}
          checked={isOn()}
          onChange={(next) => {
            switchKeys(next)
            setOn(next)
          }}
        />
      </Show>
      <p class={styles['guide']}>
        {/* Beside the meeting, which goes on meanwhile. */}
        <a href="/guide" target="_blank" rel="noopener">
          {t('common.help')}
        </a>
      </p>
    </Dialog>
  )
}
