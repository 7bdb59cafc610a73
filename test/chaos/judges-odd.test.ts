import type { RowId } from '@sedyanka/shared/ids.ts'
import { isListed } from '@sedyanka/shared/reference/is-listed.ts'
import { serverSchema } from '@sedyanka/shared/server-schema.ts'
import { viewOf } from '@sedyanka/shared/rights/policy-view.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { asId } from '../support/as-id.ts'
import { createRandom } from '../support/random.ts'
import { oddValues } from './support/odd-values.ts'
import { patience, times } from './support/sizes.ts'
import { build, readers, writers } from './support/world.ts'

// The guard checks values before it asks; a page asks about whatever it holds.
for (const kind of ['board', 'meeting'] as const)
  test(
    `CH3: no judge throws, and nothing that follows from an edit, whatever stands in a row (${kind})`,
    () => {
      const random = createRandom(7)
      const doc = new Y.Doc()
      build[kind](doc)
      const schema = serverSchema[kind]
      const view = { ...viewOf(kind, doc), schema, isListed }
      const answers = new Set<string>()
      for (let step = 0; step < times(20_000, 500_000); step++) {
        const { root, fields, judge, consequences } = random.pick([...schema.values()])
        const names = Object.keys(fields)
        const stored = view.rows(root)
        const odd = () =>
          Object.fromEntries(
            names.flatMap((name) =>
              random.chance(0.3) ? [[name, random.pick([...oddValues, undefined])]] : [],
            ),
          )
        const known = random.pick([...stored])
        const before = random.chance(0.3)
          ? null
          : { ...known, ...(random.chance(0.5) ? odd() : {}) }
        const change = {
          root,
          id: asId<RowId>(random.pick([String(known['id']), 'new-1', 'a:b'])),
          before,
          after: { ...(before ?? known), ...odd() },
          fields: new Set(names.filter(() => random.chance(0.4))),
        }
        const seat = random.pick([...writers, ...readers])
        const answer = judge(seat, change, view)
        answers.add(`${root} ${answer === null ? 'allowed' : 'refused'}`)
        consequences?.(seat, change, view)
      }
      // The board's list of meetings is the server's.
      const expected = [...schema.keys()].flatMap((root) =>
        root === 'meetings' ? [`${root} refused`] : [`${root} allowed`, `${root} refused`],
      )
      expect([...answers].toSorted()).toEqual(expected.toSorted())
    },
    patience,
  )
