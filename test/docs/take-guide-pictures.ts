import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '@sedyanka/shared/i18n/translate.ts'
import type { Locator, Page } from 'playwright-core'
import type { Person } from '../support/person.ts'
import { settle } from './hold-meeting.ts'

const folder = join(import.meta.dirname, '../../docs/guide/pictures')

/** Everybody's pages, in the middle of the sample meeting. */
export interface Scene {
  chair: Person
  member: Person
  guest: Person
  /** Addresses of the board, of its meeting, and of the page that takes its code. */
  board: string
  meeting: string
  joinPage: string
}

const phone = { width: 390, height: 700 }

/** Keeps what an element or the whole window shows, as WebP: a third of the bytes of a PNG. */
const keep = async (page: Page, name: string, of?: Locator): Promise<void> => {
  await settle(page)
  const box = (await of?.boundingBox()) ?? { x: 0, y: 0, ...(page.viewportSize() ?? phone) }
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 80,
    // What a desk shows is shown smaller on the page of the guide.
    clip: { ...box, scale: box.width > phone.width * 2 ? 0.75 : 1 },
  })
  await session.detach()
  writeFileSync(join(folder, `${name}.webp`), Buffer.from(data, 'base64'))
}

const open = async (page: Page, address: string, language: Language): Promise<void> => {
  await page.goto(address)
  await page.evaluate((id) => localStorage.setItem('sedyanka.language', id), language)
  await page.reload()
}

/** Takes the pictures of the guides in docs/guide, each in the three languages. */
export const takeGuidePictures = async (scene: Scene): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const { chair, member, guest } = scene
  const desk = { width: 1280, height: 760 }
  await chair.page.setViewportSize(desk)
  await member.page.setViewportSize(phone)
  await guest.page.setViewportSize(phone)
  for (const { id } of languages) {
    await open(chair.page, scene.meeting, id)
    await keep(chair.page, `meeting.${id}`)
    await chair.page.locator('header button').filter({ hasText: 'QR' }).first().click()
    await chair.page
      .getByRole('dialog')
      .getByText(/\d{3} \d{3}/)
      .first()
      .waitFor()
    await keep(chair.page, `invite.${id}`, chair.page.getByRole('dialog'))
    await open(guest.page, scene.joinPage, id)
    await keep(guest.page, `join.${id}`)
    await open(member.page, `${scene.board}/actions`, id)
    await keep(member.page, `actions.${id}`)
    await open(member.page, `${scene.board}/needs`, id)
    await keep(member.page, `needs.${id}`)
  }
}
