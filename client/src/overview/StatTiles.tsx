import { isOpen, isOverdue } from '@sedyanka/shared/actions/actions.ts'
import { coveredPercent, isUncovered } from '@sedyanka/shared/help/coverage.ts'
import { A } from '@solidjs/router'
import { For } from 'solid-js'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { useNeeds } from '../needs/needs-context.tsx'
import { useTasks } from '../actions/actions-context.tsx'
import styles from './StatTiles.module.css'

/** The board in four numbers, each a way to its list. */
export const StatTiles = () => {
  const { t } = useI18n()
  const { id } = useBoard()
  const tasks = useTasks()
  const help = useNeeds()
  const overdue = () => tasks.actions().filter((action) => isOverdue(action, tasks.today())).length
  const uncovered = () =>
    help.needs().filter((need) => {
      const cover = help.coverNeed(need.id)
      return cover !== undefined && isUncovered(cover)
    }).length
  const share = () => t('common.percent', { count: coveredPercent(help.needs(), help.coverage()) })
  const tiles = () => [
    {
      label: t('board.openActions'),
      value: String(tasks.actions().filter(isOpen).length),
      href: `/b/${id}/actions?show=all`,
    },
    {
      label: t('board.overdueActions'),
      value: String(overdue()),
      href: `/b/${id}/actions?show=all&status=overdue`,
      alarm: overdue() > 0,
    },
    {
      label: t('board.uncoveredNeeds'),
      value: String(uncovered()),
      href: `/b/${id}/needs?uncovered=1`,
    },
    { label: t('board.coveredShare'), value: share(), href: `/b/${id}/needs` },
  ]
  return (
    <ul role="list" class={styles['tiles']}>
      <For each={tiles()}>
        {(tile) => (
          <li>
            <A class={styles['tile']} href={tile.href} data-alarm={tile.alarm ? '' : undefined}>
              <span class={styles['value']}>{tile.value}</span>
              <span class={styles['label']}>{tile.label}</span>
            </A>
          </li>
        )}
      </For>
    </ul>
  )
}
