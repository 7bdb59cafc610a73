/** A token that a server takes. */
export const metricsToken = 'q0Zb-f8sJYt1nVx4wLkRc7hUdEaM5pGt'

/** What a monitor reads: each line's name with its labels, and its figure. */
export const parseMetrics = (text: string): Map<string, number> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const end = line.lastIndexOf(' ')
        return [line.slice(0, end), Number(line.slice(end + 1))]
      }),
  )

/** Reads them from a server that was started with `METRICS_TOKEN`. */
export const readMetrics = async (url: string): Promise<Map<string, number>> => {
  const headers = { authorization: `Bearer ${metricsToken}` }
  const answer = await fetch(`${url}/metrics`, { headers })
  if (!answer.ok) throw new Error(`GET /metrics: ${answer.status}`)
  return parseMetrics(await answer.text())
}
