import { findPersonalData } from '@sedyanka/shared/privacy/personal-data.ts'
import { isEgn, isLnch, isRnokpp } from '@sedyanka/shared/privacy/personal-numbers.ts'
import { describe, expect, test } from 'vitest'

const kindsIn = (text: string, allowed?: string[]) =>
  findPersonalData(text, allowed).map(({ kind, action }) => `${kind} ${action}`)

describe('personal data', () => {
  test('BO11: personal numbers are known by date and checksum', () => {
    // They carry a birth date of 31.12.2099 and can belong to nobody today; the sum of the third leaves 10.
    expect(['9952310016', '9952310000', '9952310700'].map(isEgn)).toEqual([true, true, true])
    expect(['9952310017', '9913310016', '995231001'].map(isEgn)).toEqual([false, false, false])
    expect(['1234567893', '1234567894'].map(isLnch)).toEqual([true, false])
    expect(['1234567899', '1234567898'].map(isRnokpp)).toEqual([true, false])
  })

  test.each([
    ['Легла за човек с ЕГН 9952310016', 'egn block'],
    ['с ЕГН 99 52 31 00 16', 'egn block'],
    ['ЛНЧ 1234567893', 'foreignerNumber block'],
    ['заявка 1234567893 от вчера', 'foreignerNumber warn'],
    ['податок 1234567899', 'foreignerNumber warn'],
    ['обадете се на 0888 123 456', 'phone block'],
    ['тел. +359 42 600 000', 'phone block'],
    ['дзвоніть 067 123 45 67', 'phone block'],
    ['042 600 000', 'phone warn'],
    ['пишете на ivan@example.org', 'email warn'],
    ['BG80 BNBG 9661 1020 3456 78', 'account block'],
    ['лична карта 641234567', 'document warn'],
    ['родена на 12.03.1999', 'age warn'],
    ['дете на 7 години', 'age warn'],
    ['жінка 34 роки', 'age warn'],
    ['на ул. Цар Симеон 100', 'address warn'],
    ['в хотел „Зора“', 'address warn'],
    ['за г-жа Петренко', 'name warn'],
    ['Олена Шевченко', 'name warn'],
    ['бременна', 'health hint'],
  ])('BO11: „%s“ → %s', (text, expected) => {
    expect(kindsIn(text)).toContain(expected)
  })

  test.each([
    '40 легла в община Казанлък до 15.12.2025 г.',
    'Зимни якета, ръст 110–140, 60 броя',
    'Помещение 120 кв. м за занимания',
    'Решение № 11.3, задача ЗД-11-03',
    'Областна администрация Стара Загора',
    'Библиотека „Захарий Княжески“',
    'хотелско настаняване за семейства с деца',
    'Преводач за 6 курса седмично, 2 000 души',
  ])('BO11: „%s“ names nobody', (text) => {
    expect(kindsIn(text)).toEqual([])
  })

  test('BO11: names of organisations on the board are not people', () => {
    expect(kindsIn('Фондация Мария Петрова')).toEqual(['name warn'])
    expect(kindsIn('Фондация Мария Петрова', ['Фондация Мария Петрова'])).toEqual([])
  })

  test('BO11: findings say where they are, each place once', () => {
    const text = 'ЕГН 9952310016, тел. 0888123456'
    expect(findPersonalData(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      '9952310016',
      '0888123456',
    ])
  })
})
