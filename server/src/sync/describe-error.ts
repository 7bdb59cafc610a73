/** What a log line tells of an error: its name and where it happened. The message stays out: it may quote what people wrote. */
export const describeError = (error: unknown): { error: string; place: string } => {
  if (!(error instanceof Error)) return { error: typeof error, place: '' }
  const place = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .join('\n')
  return { error: error.name, place }
}
