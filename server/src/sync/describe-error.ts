/**
 * What a log line tells of an error: its code where it has one (SQLite's, Node's, ours), else its name, and where it
 * happened. The message stays out: it may quote what people wrote.
 */
export const describeError = (error: unknown): { error: string; place: string } => {
  if (!(error instanceof Error)) return { error: typeof error, place: '' }
  const place = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .join('\n')
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return { error: code, place }
}
