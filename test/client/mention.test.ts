import { createMention } from '@sedyanka/client/meeting/item/mention.ts'
import type { OrganisationId } from '@sedyanka/shared/ids.ts'
import { createRoot, createSignal } from 'solid-js'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'

const organisations = [
  { id: asId<OrganisationId>('rzi'), shortName: 'РЗИ', names: ['Регионална здравна инспекция'] },
  {
    id: asId<OrganisationId>('kaz'),
    shortName: 'Община Казанлък',
    names: ['Kazanlak Municipality'],
  },
  {
    id: asId<OrganisationId>('stz'),
    shortName: 'Община Стара Загора',
    names: ['Stara Zagora Municipality'],
  },
]

const makeLine = () =>
  createRoot((dispose) => {
    const field = document.createElement('input')
    document.body.append(field)
    const [line, setLine] = createSignal('')
    const write = (next: string) => {
      setLine(next)
      field.value = next
    }
    const mention = createMention({
      field: () => field,
      line,
      setLine: write,
      organisations: () => organisations,
      here: () => new Set(['stz']),
    })
    const type = (next: string) => {
      write(next)
      field.setSelectionRange(next.length, next.length)
      mention.look()
    }
    const press = (key: string) => {
      const event = new KeyboardEvent('keydown', { key, cancelable: true })
      mention.onKeyDown(event)
      return event.defaultPrevented
    }
    return { dispose, line, field, mention, type, press }
  })

describe('organisations behind an @', () => {
  test('WR19, WR20: those that fit are offered, who is here first, and the chosen one is written out', () => {
    const { type, press, mention, line, field, dispose } = makeLine()
    type('Списък @общ')
    expect(mention.choices().map(({ id }) => id)).toEqual(['stz', 'kaz'])
    expect(press('ArrowDown')).toBe(true)
    expect(press('Enter')).toBe(true)
    expect(line()).toBe('Списък @Община Казанлък ')
    expect(field.selectionStart).toBe(line().length)
    expect(mention.choices()).toEqual([])
    dispose()
  })

  test('WR19: Enter belongs to the line when nothing is offered', () => {
    const { type, press, mention, dispose } = makeLine()
    type('Списък @РЗИ')
    expect(mention.choices()).toEqual([])
    expect(press('Enter')).toBe(false)
    type('пишете на info@example.org')
    expect(mention.choices()).toEqual([])
    type('Списък @')
    expect(mention.choices()).toHaveLength(3)
    expect(press('Escape')).toBe(true)
    expect(press('Enter')).toBe(false)
    dispose()
  })

  test('WR19: what stands behind the caret is kept', () => {
    const { type, press, mention, line, field, dispose } = makeLine()
    type('@ка до петък')
    field.setSelectionRange(3, 3)
    mention.look()
    expect(press('Tab')).toBe(true)
    expect(line()).toBe('@Община Казанлък до петък')
    dispose()
  })
})
