import { joinFrames, readFrames } from '@sedyanka/shared/wire/frame-batch.ts'
import { limits } from '@sedyanka/shared/limits.ts'
import { expect, test } from 'vitest'

const frames = (count: number) => Array.from({ length: count }, () => new Uint8Array([3]))

test('HT23: a body has so many frames and no more: a megabyte of empty ones is not taken apart', () => {
  expect(readFrames(joinFrames(frames(limits.framesInBody)))).toHaveLength(limits.framesInBody)
  expect(readFrames(joinFrames(frames(limits.framesInBody + 1)))).toBeNull()
  expect(readFrames(new Uint8Array(limits.frameBytes))).toBeNull()
})
