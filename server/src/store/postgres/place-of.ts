/** Where a database is, without who may use it: `db.example:5432/sedyanka`. */
export const placeOf = (databaseUrl: string): string => {
  const { host, pathname, searchParams } = new URL(databaseUrl)
  return `${host || searchParams.get('host')}${pathname}`
}
