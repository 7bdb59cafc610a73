import { unpackMinutes } from '@sedyanka/server/minutes/pack-minutes.ts'
import { StorageError } from '@sedyanka/server/store/storage-error.ts'
import type { RoomName } from '@sedyanka/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import { type Deployment, openDeployment } from '../support/deployment.ts'
import { readThen, releases, unpackRelease } from '../support/releases.ts'
import { scrambleRows } from '../support/scramble-rows.ts'

const languages = ['bg', 'en', 'uk'] as const

/** Neighbouring runs of one look as one: where a text was cut in storage is nothing that a person reads. */
const joinRuns = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree), (key, value: unknown) => {
    // The editor makes two levels of headings; a deeper one, which only a forgery could make, is read as the lower of them.
    if (key === 'level') return Math.min(3, Number(value))
    if (!Array.isArray(value)) return value
    const joined: unknown[] = []
    for (const each of value as unknown[]) {
      const last = joined.at(-1) as { text?: unknown } | undefined
      const isPlain = (run: unknown): run is { text: string } =>
        typeof run === 'object' && run !== null && Object.keys(run).join() === 'text'
      if (isPlain(each) && isPlain(last)) joined.splice(-1, 1, { text: last.text + each.text })
      else joined.push(each)
    }
    return joined
  })

/** Releases whose server kept no minutes; later ones say how many versions they kept. */
const keptNone = releases.filter((release) =>
  Object.values(readThen(release).rooms).every(({ kept }) => kept === undefined),
)

test('MI4: 0.1.0 is the release that kept no minutes', () => {
  expect(keptNone).toEqual(['0.1.0'])
})

const keptThem = releases.filter((release) => !keptNone.includes(release))
test.each(keptThem)(
  'MI4: the minutes that release %s kept are there as it printed them, every version',
  async (release) => {
    using data = unpackRelease(release)
    await using deployment = await openDeployment({ dataDir: data.dataDir })
    for (const [name, { minutes, kept }] of Object.entries(readThen(release).rooms)) {
      const all = await deployment.store.keptMinutes.all(name as RoomName)
      expect(all.length, name).toBe(kept ?? 0)
      if (!minutes) continue
      const body = all.at(-1)?.body ?? new Uint8Array()
      for (const language of languages)
        expect(await unpackMinutes(body, { language, withNames: true })).toMatchObject(
          minutes[language],
        )
    }
  },
)

describe.each(keptNone)('MI4: meetings that were closed with release %s', (release) => {
  test('get their minutes at the upgrade, as that release printed them, once', async () => {
    using data = unpackRelease(release)
    const then = Object.entries(readThen(release).rooms).filter(([, { minutes }]) => minutes)
    expect(then.length).toBeGreaterThan(0)
    const expectKept = async (upgraded: Deployment) => {
      for (const [name, { minutes }] of then) {
        const all = await upgraded.store.keptMinutes.all(name as RoomName)
        expect(all.length, name).toBe(1)
        for (const language of languages)
          expect(
            joinRuns(
              await unpackMinutes(all[0]?.body ?? new Uint8Array(), { language, withNames: true }),
            ),
          ).toMatchObject(joinRuns(minutes?.[language] ?? {}) as object)
      }
    }
    {
      await using upgraded = await openDeployment({ dataDir: data.dataDir })
      await expectKept(upgraded)
      for (const name of Object.keys(readThen(release).rooms).filter((one) =>
        one.startsWith('board:'),
      ))
        await upgraded.rooms.change(name as RoomName, (doc) => scrambleRows(doc, 'board'))
    }
    await using later = await openDeployment({ dataDir: data.dataDir })
    await expectKept(later)
  })

  test('… also when the upgrade is cut off in its middle', async () => {
    using data = unpackRelease(release)
    const all = Object.keys(readThen(release).rooms)
    const over = Object.entries(readThen(release).rooms).filter(([, { minutes }]) => minutes).length
    {
      await using broken = await openDeployment({ dataDir: data.dataDir, upgrades: false })
      const { keptMinutes } = broken.store
      const { addFirst } = keptMinutes
      let added = 0
      keptMinutes.addFirst = (...minutes) =>
        added++ === 1 ? Promise.reject(new StorageError('SQLITE_FULL')) : addFirst(...minutes)
      await broken.upgrade()
      expect(await keptMinutes.toUpgrade()).not.toBe(null)
    }
    await using next = await openDeployment({ dataDir: data.dataDir })
    const counts = await Promise.all(
      all.map(async (name) => (await next.store.keptMinutes.all(name as RoomName)).length),
    )
    expect(counts.filter((count) => count === 1)).toHaveLength(over)
    expect(Math.max(...counts)).toBe(1)
    expect(await next.store.keptMinutes.toUpgrade()).toBe(null)
  })
})
