/** Asks a database; each `?` is one of the values. Rows come as the database has them. */
export type Ask = <Row extends object>(sql: string, values?: string[]) => Promise<Row[]>

/** How many there are. */
export interface Counts {
  boards: number
  /** Of the boards. */
  archived: number
  people: number
  /** That are not over. */
  sessions: number
}

/** A board's frame and weight. Times are epoch milliseconds. */
export interface WeighedBoard {
  id: string
  title: string
  /** What its documents, kept minutes and history take, without indexes. */
  bytes: number
  /** When something was written, or somebody with a seat was here, last. */
  usedAt: number
  archivedAt: number | null
}

/** PostgreSQL gives sums and large numbers as text. */
type Figure = number | string | null
const numbersOf = <K extends string>(row: Record<K, Figure>): Record<K, number> =>
  Object.fromEntries(
    Object.entries<Figure>(row).map(([name, value]) => [name, Number(value ?? 0)]),
  ) as Record<K, number>

/** What is in the tables at `now` (epoch milliseconds): numbers, no names. */
export const countRows = async (ask: Ask, now: number): Promise<Counts> => {
  const [row] = await ask<Record<keyof Counts, Figure>>(
    `select (select count(*) from board) as boards,
      (select count(*) from board where archived_at is not null) as archived,
      (select count(*) from person) as people,
      (select count(*) from session where expires_at > ?) as sessions`,
    [new Date(now).toISOString()],
  )
  return numbersOf(row ?? { boards: 0, archived: 0, people: 0, sessions: 0 })
}

/** For each table that weighs: its rows' bytes by board, and when they were written last. Only lengths are read. */
const partOf = (table: string, bytes: string): string =>
  `(select d.board_id, sum(${bytes}) as bytes, max(t.at) as at from ${table} t
    join document d on d.id = t.document_id group by d.board_id)`
const ofBody = 'octet_length(t.body)'
const ofChange = 'coalesce(octet_length(t.plain), 0) + coalesce(octet_length(t.texts), 0)'

type WeighedRow = { id: string; title: string } & Record<
  'archivedAt' | 'createdAt' | 'updates' | 'snapshots' | 'minutes' | 'changes',
  Figure
> &
  Record<'writtenAt' | 'changedAt' | 'seenAt', Figure>

/** Every board, the largest first. */
export const weighBoards = async (ask: Ask): Promise<WeighedBoard[]> => {
  const rows = await ask<WeighedRow>(
    `select b.id, b.title, b.archived_at as "archivedAt", b.created_at as "createdAt",
      u.bytes as updates, s.bytes as snapshots, m.bytes as minutes, c.bytes as changes,
      u.at as "writtenAt", c.at as "changedAt", p.at as "seenAt"
    from board b
    left join ${partOf('document_update', ofBody)} u on u.board_id = b.id
    left join ${partOf('document_snapshot', ofBody)} s on s.board_id = b.id
    left join ${partOf('kept_minutes', ofBody)} m on m.board_id = b.id
    left join ${partOf('change', ofChange)} c on c.board_id = b.id
    left join (select board_id, max(last_seen_at) as at from membership group by board_id) p
      on p.board_id = b.id`,
  )
  return rows
    .map(({ id, title, archivedAt, ...figures }) => {
      const { updates, snapshots, minutes, changes, ...times } = numbersOf(figures)
      return {
        id,
        title,
        bytes: updates + snapshots + minutes + changes,
        usedAt: Math.max(...Object.values(times)),
        archivedAt: archivedAt === null ? null : Number(archivedAt),
      }
    })
    .toSorted((a, b) => b.bytes - a.bytes || (a.id < b.id ? -1 : 1))
}

/** The steps of the schema that a database has behind it, oldest first. */
export const readSteps = async (ask: Ask, table: string): Promise<string[]> => {
  const rows = await ask<{ name: string }>(`select name from ${table} order by name`)
  return rows.map(({ name }) => name)
}
