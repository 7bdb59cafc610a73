import { actions } from '@sedyanka/shared/actions/actions.ts'
import { attendance } from '@sedyanka/shared/meeting/attendance.ts'
import { decisions } from '@sedyanka/shared/meeting/decisions.ts'
import { meeting } from '@sedyanka/shared/meeting/meeting.ts'
import { fileNameOf, layOutMinutes } from '@sedyanka/shared/minutes/lay-out-minutes.ts'
import { describe, expect, test } from 'vitest'
import { asId } from '../support/as-id.ts'
import {
  minutesOf,
  placesOf,
  printed,
  sampleDocuments,
  textsOf,
  words,
} from '../support/sample-documents.ts'

describe('the sample meeting', () => {
  test('MI8: the parts stand in the order of a протокол', () => {
    const lines = printed()
    const order = placesOf(lines, [
      'РЕПУБЛИКА БЪЛГАРИЯ',
      'Регистрационен индекс: …',
      'ПРОЕКТ НА ПРОТОКОЛ № 11 / 24.11.2025 г.',
      'от „Координационна среща № 11',
      'Основание за свикване:',
      'Днес, 24.11.2025 г., от 10:02 ч. се проведе',
      'Срещата беше открита и ръководена от: Областна администрация Стара Загора',
      'ПРИСЪСТВАЛИ (съгласно присъствен списък – Приложение № 1):',
      'Институции, присъствено (12): ',
      'Неправителствени организации, онлайн (4): ',
      'ОТСЪСТВАЛИ ПО УВАЖИТЕЛНИ ПРИЧИНИ (4): ',
      'ОТСЪСТВАЛИ (6): ',
      'След проверка на кворума се установи, че присъстват 36 от 46 организации (необходими: 24). Има кворум.',
      'Протоколчик: Областна администрация',
      'ДНЕВЕН РЕД',
      'ПО ТОЧКА 1 ОТ ДНЕВНИЯ РЕД: Откриване',
      'ПО ТОЧКА 3 ОТ ДНЕВНИЯ РЕД: Настаняване',
      'РЕШЕНИЕ № 11.1 – Резервен капацитет',
      'Прие с консенсус.',
      'ПО ТОЧКА 7 ОТ ДНЕВНИЯ РЕД: Обучения',
      'РЕШЕНИЕ № 11.5 – Четвърто обучение',
      'Гласували: „за“ – 33, „против“ – 0, „въздържали се“ – 3. Решението е прието.',
      'ЗАДАЧИ, ОТГОВОРНИЦИ И СРОКОВЕ',
      'ЗД-11-03\n',
      'ЗД-11-12',
      'ОСОБЕНИ МНЕНИЯ',
      'Няма заявени особени мнения.',
      'СЛЕДВАЩА СРЕЩА',
      'Следващата среща ще се проведе на 08.12.2025 г. от 10:00 ч. (място: Община Казанлък и онлайн).',
      'Поради изчерпване на дневния ред срещата беше закрита в 11:44 ч.',
      'ПРИЛОЖЕНИЯ',
      'ПРЕДСЕДАТЕЛСТВАЩ: …',
      'ПРОТОКОЛЧИК: …',
    ])
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('MI8: it holds 36 of 46 organisations, 7 items, 5 decisions, 12 action items', () => {
    const minutes = minutesOf(sampleDocuments())
    expect(minutes.attendance.present).toHaveLength(36)
    expect(minutes.attendance.total).toBe(46)
    expect(minutes.items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    const taken = minutes.items.flatMap((item) => item.decisions)
    expect(taken.map(({ number }) => number)).toEqual(['11.1', '11.2', '11.3', '11.4', '11.5'])
    expect(minutes.actions).toHaveLength(12)
    expect(minutes.actions[3]).toEqual({
      number: '11-04',
      title: 'Първо седмично подаване на свободните места по вид на базата',
      responsible: 'Община Гурково',
      supporting: ['Община Стара Загора', 'Община Казанлък'],
      dueDate: '2025-11-29',
      status: 'accepted',
      isCarriedOver: false,
      item: 3,
    })
    expect(minutes.needs).toHaveLength(14)
    expect(minutes.needs[0]).toMatchObject({
      unit: 'beds',
      quantity: 24,
      covered: 16,
      remaining: 8,
    })
  })

  test('MI8: an action item nobody has accepted, and one from an earlier meeting, say so', () => {
    const lines = printed()
    expect(lines).toContain('отчет в таблото;\nчака приемане от организацията')
    expect(lines).toContain('отчет в таблото;\nот предходна среща: блокирана')
  })

  test('MI8, BO35: an action item without an organisation never waits for one, in any language', () => {
    const documents = sampleDocuments()
    for (const { id } of actions.all(documents.board))
      actions.set(documents.board, id, { status: 'proposed' })
    const waiting = { bg: /чака приемане/, en: /awaiting acceptance/, uk: /очікує прийняття/ }
    for (const language of ['bg', 'en', 'uk'] as const)
      expect(printed(documents, language).join('\n')).toMatch(waiting[language])
    for (const { id } of actions.all(documents.board))
      actions.set(documents.board, id, { responsibleOrgId: null })
    for (const language of ['bg', 'en', 'uk'] as const)
      expect(printed(documents, language).join('\n')).not.toMatch(waiting[language])
  })

  test('MI9: № and г. and ч. are bound to their numbers, in the words of people too', () => {
    const { meeting: doc, ...rest } = sampleDocuments()
    decisions.set(doc, asId('dec-11-2'), { text: 'До 12:00 ч. на 1.12.2025 г. по образец № 3' })
    const paper = layOutMinutes(minutesOf({ ...rest, meeting: doc }), words.bg)
    const text = textsOf(paper.blocks).join('\n')
    expect(text).toContain('ПРОТОКОЛ №\u00A011 / 24.11.2025\u00A0г.')
    expect(text).toContain('„До 12:00\u00A0ч. на 1.12.2025\u00A0г. по образец №\u00A03“')
    expect(text).not.toMatch(/№ |\d (г|ч)\./)
  })

  test('MI10: the file is named after number and day, a draft says that it is one', () => {
    const documents = sampleDocuments()
    expect(fileNameOf(minutesOf(documents), words.bg)).toBe('Проект на протокол № 11 – 24.11.2025')
    meeting.set(documents.meeting, 'meeting', { status: 'minutesApproved' })
    expect(fileNameOf(minutesOf(documents), words.bg)).toBe('Протокол № 11 – 24.11.2025')
  })

  test('MI11: until it is approved it is a draft; approved it has a place for УТВЪРДИЛ', () => {
    const documents = sampleDocuments()
    const draft = layOutMinutes(minutesOf(documents), words.bg)
    expect(draft.marks).toContain('ПРОЕКТ')
    expect(textsOf(draft.blocks).join()).not.toContain('УТВЪРДИЛ')
    meeting.set(documents.meeting, 'meeting', { status: 'minutesApproved' })
    const final = layOutMinutes(minutesOf(documents), words.bg)
    expect(final.marks).not.toContain('ПРОЕКТ')
    expect(textsOf(final.blocks)).toContain('УТВЪРДИЛ: …………………')
    expect(textsOf(final.blocks).join()).not.toContain('ПРОЕКТ')
  })

  test('MI11: sample data say on every page that they are sample data', () => {
    expect(layOutMinutes(minutesOf(sampleDocuments()), words.bg).marks).toContain(
      'Демонстрационни данни – организациите и действията са измислени.',
    )
  })

  test('MI12: only the Bulgarian text has places to sign; the others are unofficial translations', () => {
    const minutes = (language: 'bg' | 'en' | 'uk') =>
      layOutMinutes(minutesOf(sampleDocuments(), { language }), words[language])
    const signed = (language: 'bg' | 'en' | 'uk') =>
      minutes(language).blocks.some(({ kind }) => kind === 'signatures')
    expect([signed('bg'), signed('en'), signed('uk')]).toEqual([true, false, false])
    expect(minutes('uk').marks).toContain(
      'Неофіційний переклад. Підписується лише болгарський текст.',
    )
    expect(minutes('en').marks).toContain(
      'Unofficial translation. Only the Bulgarian text is signed.',
    )
    expect(minutes('bg').marks.join()).not.toContain('превод')
    const approved = sampleDocuments()
    meeting.set(approved.meeting, 'meeting', { status: 'minutesApproved' })
    expect(printed(approved, 'uk').join()).not.toContain('ЗАТВЕРДЖУЮ')
    const ukrainian = printed(sampleDocuments(), 'uk')
    expect(placesOf(ukrainian, ['СЛУХАЛИ:', 'ВИСТУПИЛИ:', 'УХВАЛИЛИ:'])).not.toContain(-1)
    expect(ukrainian).toContain(
      'Голосували: «за» – 33, «проти» – 0, «утрималися» – 3. Рішення ухвалено.',
    )
  })

  test('MI13: names are in the minutes only when they were asked for', () => {
    const documents = sampleDocuments()
    attendance.set(documents.meeting, asId('inst-rzi'), { names: 'д-р Ива Колева, главен експерт' })
    const asText = (withNames: boolean) => {
      const minutes = minutesOf(documents, { withNames })
      return JSON.stringify(minutes) + textsOf(layOutMinutes(minutes, words.bg).blocks).join('\n')
    }
    expect(asText(false)).not.toContain('Колева')
    expect(asText(true)).toContain(
      'Регионална здравна инспекция – Стара Загора (д-р Ива Колева, главен експерт)',
    )
    expect(asText(true)).toContain('Подпис')
  })
})
