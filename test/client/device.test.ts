import { isInAppBrowser, isStorageBlocked, recall, remember } from '@sedyanka/client/device.ts'
import { fragmentToken } from '@sedyanka/client/join/fragment-token.ts'
import { recallSeat, rememberSeat } from '@sedyanka/client/join/last-seat.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { asId } from '../support/as-id.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

const blockStorage = () => {
  const refuse = () => {
    throw new DOMException('blocked', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
}

describe('PA14: what this device remembers', () => {
  test('PA14: a browser that keeps nothing is recognised and breaks nothing', () => {
    blockStorage()
    expect(isStorageBlocked()).toBe(true)
    remember('sedyanka.language', 'uk')
    expect(recall('sedyanka.language')).toBeNull()
  })

  test('PA14: the last seat is proposed again, and nonsense in its place is not', () => {
    rememberSeat({ organisationId: asId('rzi'), name: 'Иван Петров' })
    expect(recallSeat()).toEqual({ organisationId: 'rzi', name: 'Иван Петров' })
    localStorage.setItem('sedyanka.lastSeat', '{"organisationId": 5')
    expect(recallSeat()).toBeNull()
    rememberSeat(null)
    expect(localStorage.length).toBe(0)
  })

  test('PA14: browsers inside apps are told from real ones', () => {
    const android =
      'Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36'
    expect(isInAppBrowser(android)).toBe(false)
    expect(isInAppBrowser(`${android} [FB_IAB/FB4A;FBAV/470.0]`)).toBe(true)
    expect(isInAppBrowser(`${android} Viber/21.5`)).toBe(true)
    expect(isInAppBrowser(android.replace('Pixel 7', 'Pixel 7; wv'))).toBe(true)
  })

  test('AC48: a web view of Apple’s systems is told from Safari, from other browsers and from a page on the home screen', () => {
    const view = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15'
    expect(isInAppBrowser(`${view} (KHTML, like Gecko) Mobile/15E148`)).toBe(true)
    expect(isInAppBrowser(`${view} (KHTML, like Gecko) Mobile/15E148`, true)).toBe(false)
    expect(isInAppBrowser(`${view} Version/17.5 Mobile/15E148 Safari/604.1`)).toBe(false)
    expect(isInAppBrowser(`${view} CriOS/126.0 Mobile/15E148 Safari/604.1`)).toBe(false)
    const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
    // An iPad says that it is a Mac.
    expect(isInAppBrowser(`${mac} AppleWebKit/605.1.15 (KHTML, like Gecko)`)).toBe(true)
    expect(isInAppBrowser(`${mac} AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15`)).toBe(false)
    expect(isInAppBrowser(`${mac.replace(')', '; rv:128.0)')} Gecko/20100101 Firefox/128.0`)).toBe(
      false,
    )
  })

  test('PA14: a link’s token is read from behind the #, and only a whole one', () => {
    const token = 'XeSRgPU8XqcxSK2Ddtmnn7_8sCvz258IKlAzvD9NERA'
    expect(fragmentToken(`#${token}`)).toBe(token)
    expect(fragmentToken('#main')).toBeNull()
    expect(fragmentToken('')).toBeNull()
  })
})
