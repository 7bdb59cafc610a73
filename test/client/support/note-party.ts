import { facilitator, memberA, memberB } from '../../support/fixtures.ts'
import { Court } from '../../support/court.ts'
import { createRandom, type Random } from '../../support/random.ts'
import * as Y from 'yjs'
import { type Findings, judge, nothingFound, watchCaret } from './note-findings.ts'
import { lettersOf, NoteGuest, type Word } from './note-guest.ts'

/** The next letter: Chinese ones first, then some beyond the first plane, as emoji are. */
const letterAt = (count: number): string =>
  String.fromCodePoint(count < 20_000 ? 0x4e00 + count : 0x20000 + count - 20_000)

const seats = [memberA, memberB, facilitator]
const href = 'https://example.org/a'

/**
 * Several people with real editors write one item's notes at once: words letter by letter, Enter, joins, headings, lists,
 * undo, composition …, with delays and offline spells, through a real guard. After each step every editor must show exactly
 * what its document says.
 */
export class NoteParty {
  readonly #random: Random
  readonly #court = new Court('meeting')
  readonly #log: { update: Uint8Array; from: NoteGuest }[] = []
  readonly #guests: NoteGuest[]
  readonly #words: Word[] = []
  readonly #typed: string[] = []
  /** Letters that somebody deleted by hand, and those that somebody took back. */
  readonly #deleted = new Set<string>()
  readonly #restored = new Set<string>()
  readonly found: Findings = nothingFound()

  constructor(seed: number, people: number) {
    this.#random = createRandom(seed)
    const state = Y.encodeStateAsUpdate(this.#court.doc)
    this.#guests = seats
      .slice(0, people)
      .map(
        (seat, at) => new NoteGuest(seat, state, { clientId: 4 * this.#random.int(1e9) + at + 1 }),
      )
  }

  /** Throws when an editor shows something else than its document says, or an update is refused. */
  run(steps: number): Findings {
    for (let step = 0; step < steps; step++) {
      this.#step()
      this.#compare(`after step ${step}`)
    }
    this.#settle()
    this.#compare('at the end')
    const { found } = this
    judge(found, this.#guests, {
      typed: this.#typed,
      words: this.#words,
      isGone: (letter) => this.#deleted.has(letter),
      isBack: (letter) => this.#restored.has(letter),
    })
    return found
  }

  close(): void {
    for (const guest of this.#guests) guest.close()
  }

  #step(): void {
    this.found.steps++
    const guest = this.#random.pick(this.#guests)
    if (this.#random.chance(0.02)) guest.isOffline = !guest.isOffline
    if (this.#random.chance(0.5)) this.#deliver(guest, 1 + this.#random.int(6))
    this.#act(guest)
    if (!guest.isOffline && this.#random.chance(0.7)) this.#send(guest)
  }

  /** What a guest does by hand: letters that go by it were deleted on purpose. */
  #act(guest: NoteGuest): void {
    const before = new Set(lettersOf(guest.letters))
    const isTakenBack = this.#choose(guest)
    const after = new Set(lettersOf(guest.letters))
    for (const letter of before) if (!after.has(letter)) this.#deleted.add(letter)
    if (isTakenBack) for (const letter of after) if (!before.has(letter)) this.#restored.add(letter)
  }

  /** True when what was done is undo or redo. */
  #choose(guest: NoteGuest): boolean {
    const random = this.#random
    const words = this.#words
    const { commands } = guest.editor
    if (guest.word) return this.#goOn(guest, guest.word)
    const there = () => guest.goTo(random, words)
    const own = () => guest.selectWord(random, words)
    const list = () =>
      random.chance(0.5) ? commands.toggleBulletList() : commands.toggleOrderedList()
    const actions: [number, () => unknown][] = [
      [30, () => there() && this.#goOn(guest, this.#newWord(guest))],
      [8, () => there() && this.#beginComposing(guest)],
      [8, () => there() && commands.enter()],
      [3, () => there() && commands.setHardBreak()],
      [8, () => guest.goToStart(random, words) && guest.press('Backspace')],
      [5, () => there() && commands.toggleHeading({ level: random.pick([2, 3] as const) })],
      [10, () => there() && list()],
      [4, () => there() && commands.sinkListItem('listItem')],
      [4, () => there() && commands.liftListItem('listItem')],
      [4, () => own() && commands.toggleBold()],
      [2, () => own() && commands.setLink({ href })],
      [5, () => own() && commands.deleteSelection()],
      [6, own],
      [
        3,
        () => guest.selectBlocks(random) && (random.chance(0.7) ? list() : commands.setParagraph()),
      ],
      [3, () => there() && this.#paste(guest)],
    ]
    let roll = random.int(actions.reduce((sum, [weight]) => sum + weight, 0) + 9)
    for (const [weight, act] of actions) {
      roll -= weight
      if (roll >= 0) continue
      act()
      return false
    }
    return roll < 6 ? commands.undo() : commands.redo()
  }

  #newWord(author: NoteGuest): Word {
    const word: Word = { letters: [], author, isDone: false }
    this.#words.push(word)
    this.found.words++
    author.word = word
    return word
  }

  #nextLetter(word: Word): string {
    const letter = letterAt(this.#typed.length)
    this.#typed.push(letter)
    this.found.letters++
    word.letters.push(letter)
    return letter
  }

  #beginComposing(guest: NoteGuest): void {
    this.#newWord(guest)
    guest.compose(true)
  }

  /** The next letter of a word, or its end. */
  #goOn(guest: NoteGuest, word: Word): boolean {
    const isEnd = word.letters.length >= 3 && this.#random.chance(0.35)
    if (!isEnd) {
      const letter = this.#nextLetter(word)
      if (guest.isComposing) guest.view.dispatch(guest.state.tr.insertText(letter))
      else guest.type(letter)
      return false
    }
    word.isDone = true
    guest.word = null
    if (guest.isComposing) guest.compose(false)
    else guest.type(' ')
    return false
  }

  #paste(guest: NoteGuest): void {
    const lines = Array.from({ length: 3 }, () => {
      const word = this.#newWord(guest)
      for (let at = 0; at < 3; at++) this.#nextLetter(word)
      word.isDone = true
      return `<p>${word.letters.join('')} </p>`
    })
    guest.word = null
    guest.view.pasteHTML(lines.join(''))
  }

  #send(guest: NoteGuest): void {
    for (const update of guest.outbox.splice(0)) {
      this.#court.accept(update, guest.seat)
      this.#log.push({ update, from: guest })
    }
  }

  #deliver(guest: NoteGuest, most: number): void {
    if (guest.isOffline) return
    for (let count = 0; count < most && guest.read < this.#log.length; count++) {
      const entry = this.#log[guest.read++]
      if (!entry || entry.from === guest) continue
      this.found.deliveries++
      watchCaret(this.found, guest, () => guest.receive(entry.update))
    }
  }

  /** Everybody finishes their word, and everything arrives everywhere. */
  #settle(): void {
    for (const guest of this.#guests) {
      guest.isOffline = false
      if (guest.isComposing) guest.compose(false)
      if (guest.word) guest.word.isDone = true
    }
    for (const guest of this.#guests) this.#send(guest)
    for (let round = 0; round < 3; round++)
      for (const guest of this.#guests) {
        this.#deliver(guest, Infinity)
        this.#send(guest)
      }
  }

  #compare(when: string): void {
    for (const guest of this.#guests) {
      if (guest.isHeld) continue
      const { shown, said } = guest
      if (shown !== said)
        throw new Error(`${when}, the editor shows\n${shown}\nand the text says\n${said}`)
    }
  }
}
