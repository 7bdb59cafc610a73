import type { PaperTable as Table } from '@sedyanka/shared/minutes/paper.ts'
import { For } from 'solid-js'
import styles from './PaperTable.module.css'

/**
 * A table of the paper. Printed, its head is repeated on every page; on a phone each row is a small list, where every
 * cell names its column. The roles are said because that layout takes them from the elements.
 */
export const PaperTable = (props: { table: Table }) => (
  <table role="table" class={styles['table']}>
    <colgroup>
      <For each={props.table.columns}>
        {(column) => <col style={{ width: `${column.width}%` }} />}
      </For>
    </colgroup>
    <thead role="rowgroup">
      <tr role="row">
        <For each={props.table.columns}>
          {(column) => (
            <th role="columnheader" scope="col">
              {column.title}
            </th>
          )}
        </For>
      </tr>
    </thead>
    <tbody role="rowgroup">
      <For each={props.table.rows}>
        {(cells) => (
          <tr role="row">
            <For each={cells}>
              {(text, index) => (
                <td
                  role="cell"
                  data-column={props.table.columns[index()]?.title}
                  class={props.table.columns[index()]?.align === 'right' ? styles['right'] : ''}
                >
                  {text}
                </td>
              )}
            </For>
          </tr>
        )}
      </For>
    </tbody>
  </table>
)
