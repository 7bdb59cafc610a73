import { actions } from '@sedyanka/shared/actions/actions.ts'
import { Show } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { SoughtNotice } from '../links/SoughtNotice.tsx'
import { createRow } from '../sync/rows.ts'
import { Button } from '../ui/Button.tsx'
import type { ActionsView } from './create-actions-view.ts'
import { useTasks } from './actions-context.tsx'

/** Says where the action item is that a link leads to, when it is not in the list. */
export const SoughtAction = (props: { view: ActionsView }) => {
  const { t } = useI18n()
  const { room, openId, setOpenId, commands, may } = useTasks()
  const row = createRow(room, actions, openId)
  const isMissing = () =>
    openId() !== null && !props.view.visible().some(({ id }) => id === openId())
  const words = () => {
    const found = row()
    if (!found) return t('links.none')
    return found.deletedAt === null
      ? t('links.filteredOut', { title: found.title })
      : t('links.removed', { title: found.title })
  }
  return (
    <Show when={isMissing()}>
      <SoughtNotice text={words()}>
        <Show when={row()}>
          {(found) => (
            <Show
              when={found().deletedAt === null}
              fallback={
                <Show when={may.write(actions.root, found().id, 'deletedAt')}>
                  <Button size="small" onClick={() => commands.restore(found())}>
                    {t('common.restore')}
                  </Button>
                </Show>
              }
            >
              <Button size="small" onClick={() => props.view.showEverything()}>
                {t('actions.all')}
              </Button>
            </Show>
          )}
        </Show>
        <Button size="small" tone="ghost" onClick={() => setOpenId(null)}>
          {t('common.dismiss')}
        </Button>
      </SoughtNotice>
    </Show>
  )
}
