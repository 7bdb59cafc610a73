import { describe, expect, test } from 'vitest'
import { reportRatios } from '../bench/src/report/ratios.ts'
import type { Row } from '../bench/src/report/rows.ts'
import { FrameReader } from '../bench/src/wire/frame-reader.ts'

const run = (target: string, cpuPer1000: number): Row => ({
  scenario: 's1',
  target,
  rep: 0,
  outcome: { '': { cpuPer1000 } },
})
const verdict = (rows: Row[]) =>
  reportRatios(rows)
    .split('\n')
    .find((line) => line.startsWith('| S1 server CPU'))

describe('the bench', () => {
  test('TO16: judges the median of the runs against the best peer of the same run', () => {
    const peers = [run('y-ws', 20), run('hocuspocus', 10), run('relay', 1)]
    const own = [run('sedyanka', 90), run('sedyanka', 6), run('sedyanka', 5)]
    expect(verdict([...peers, ...own])).toContain('hocuspocus 10.0 | 6.0 | 0.60 | ≤ 0.6 × | met')
    expect(verdict([...peers, ...own, run('sedyanka', 7)])).toContain('**not met**')
  })

  test('TO16: says nothing about what was not measured', () => {
    expect(reportRatios([run('sedyanka', 5)])).not.toContain('S1 server CPU')
    expect(reportRatios([run('hocuspocus', 5)])).toBe('')
  })

  test('TO17: frames are read whole, wherever the network cuts them', () => {
    const short = Buffer.from([0x82, 3, 1, 2, 3])
    const long = Buffer.concat([Buffer.from([0x82, 126, 1, 44]), Buffer.alloc(300, 7)])
    const ping = Buffer.from([0x89, 2, 8, 9])
    const stream = Buffer.concat([short, long, ping, long, short])
    for (let cut = 1; cut < stream.length; cut++) {
      const seen: string[] = []
      const reader = new FrameReader({
        keep: true,
        onFrame: ({ opcode, length, head, payload }) =>
          seen.push(`${opcode}:${length}:${(payload ?? head).subarray(0, length).toString('hex')}`),
      })
      for (let at = 0; at < stream.length; at += cut) reader.push(stream.subarray(at, at + cut))
      const sevens = '07'.repeat(300)
      expect(seen).toEqual([
        '2:3:010203',
        `2:300:${sevens}`,
        '9:2:0809',
        `2:300:${sevens}`,
        '2:3:010203',
      ])
    }
  })
})
