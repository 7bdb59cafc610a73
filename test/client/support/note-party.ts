import { facilitator, memberA, memberB } from '../../support/fixtures.ts'
import { createRandom, type Random } from '../../support/random.ts'
import { type Findings, judge, nothingFound, watchCaret, watchUndo } from './note-findings.ts'
import { lettersOf, NoteGuest, type Word } from './note-guest.ts'
import { NoteServer } from './note-server.ts'

/** The next letter: Chinese ones, and here and there one beyond the first plane, as emoji are. */
const letterAt = (count: number): string =>
  String.fromCodePoint((count % 4 < 3 ? 0x4e00 : 0x20000) + count)

const seats = [memberA, memberB, facilitator]
/** What a deed does to letters that stood there: nothing, deletes some by hand, or takes something back. */
type Deed = 'keeps' | 'deletes' | 'takes back'
const href = 'https://example.org/a'

/**
 * Several people with real editors write one item's notes at once: words letter by letter, Enter, joins, headings, lists,
 * undo, composition …, with delays, offline spells and a server that is killed, through a real guard. After each step the
 * editor must show exactly what its document says.
 */
export class NoteParty {
  readonly #random: Random
  readonly #server = new NoteServer()
  readonly #guests: NoteGuest[]
  readonly #words: Word[] = []
  readonly #typed: string[] = []
  /** Letters that somebody deleted by hand, and those that somebody took back. */
  readonly #deleted = new Set<string>()
  readonly #restored = new Set<string>()
  readonly found: Findings = nothingFound()

  constructor(seed: number, people: number) {
    this.#random = createRandom(seed)
    const { state } = this.#server
    this.#guests = seats
      .slice(0, people)
      .map(
        (seat, at) => new NoteGuest(seat, state, { clientId: 4 * this.#random.int(1e9) + at + 1 }),
      )
  }

  /** Throws when an editor shows something else than its document says, or an update is refused. */
  run(steps: number): Findings {
    for (let step = 0; step < steps; step++) {
      this.#compare(this.#step(), `after step ${step}`)
    }
    this.#settle()
    for (const guest of this.#guests) this.#compare(guest, 'at the end')
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

  /** One guest does something; gives whose editor it was that changed. */
  #step(): NoteGuest {
    const random = this.#random
    this.found.steps++
    const guest = random.pick(this.#guests)
    if (random.chance(0.02)) guest.isOffline = !guest.isOffline
    if (random.chance(0.5)) this.#deliver(guest, 1 + random.int(6))
    guest.hurry(random.chance(0.7))
    this.#act(guest)
    if (!guest.isOffline && random.chance(0.7)) this.#server.receive(guest)
    if (random.chance(0.4)) this.#server.store()
    if (random.chance(0.005)) this.#kill()
    return guest
  }

  #kill(): void {
    this.found.kills++
    this.#server.kill()
    this.found.forgotten = this.#server.forgotten
  }

  /** What a guest does by hand. Letters that go by it were deleted on purpose, if it is something that deletes. */
  #act(guest: NoteGuest): void {
    const before = lettersOf(guest.letters)
    const kind = this.#choose(guest)
    const after = lettersOf(guest.letters)
    const [had, has] = [new Set(before), new Set(after)]
    for (const letter of before)
      if (!has.has(letter)) {
        if (kind !== 'keeps') this.#deleted.add(letter)
        else if (!this.#deleted.has(letter)) this.found.lost.push(letter)
      }
    if (kind !== 'takes back') return
    const came = after.filter((letter) => !had.has(letter))
    for (const letter of came) this.#restored.add(letter)
    watchUndo(this.found, guest, came)
  }

  #choose(guest: NoteGuest): Deed {
    const random = this.#random
    const words = this.#words
    // Asked for anew each time: commands know only the selection that was there when they were.
    const press = () => guest.editor.commands
    if (guest.isChoosing) return this.#release(guest)
    if (guest.word) return this.#goOn(guest, guest.word)
    const there = () => guest.goTo(random, words)
    const own = () => guest.selectWord(random, words)
    const list = () =>
      random.chance(0.5) ? press().toggleBulletList() : press().toggleOrderedList()
    const still = (act: () => unknown) => watchCaret(this.found, guest, act)
    const actions: [number, () => unknown, Deed?][] = [
      [30, () => there() && this.#goOn(guest, this.#newWord(guest))],
      [3, () => own() && this.#goOn(guest, this.#newWord(guest)), 'deletes'],
      [8, () => there() && this.#beginComposing(guest)],
      [8, () => there() && press().enter()],
      [3, () => there() && press().setHardBreak()],
      [8, () => guest.goToStart(random, words) && guest.press('Backspace')],
      [3, () => there() && guest.erase(), 'deletes'],
      [
        5,
        () =>
          there() && still(() => press().toggleHeading({ level: random.pick([2, 3] as const) })),
      ],
      [10, () => there() && still(list)],
      [4, () => there() && still(() => press().sinkListItem('listItem'))],
      [4, () => there() && still(() => press().liftListItem('listItem'))],
      [4, () => own() && still(() => press().toggleBold())],
      [2, () => own() && still(() => press().setLink({ href }))],
      [5, () => own() && press().deleteSelection(), 'deletes'],
      [6, own],
      [4, () => own() && guest.hold(true)],
      [
        3,
        () => guest.selectBlocks(random) && (random.chance(0.7) ? list() : press().setParagraph()),
      ],
      [3, () => there() && this.#paste(guest)],
      [6, () => press().undo(), 'takes back'],
      [3, () => press().redo(), 'takes back'],
    ]
    let roll = random.int(actions.reduce((sum, [weight]) => sum + weight, 0))
    for (const [weight, act, kind = 'keeps'] of actions) {
      roll -= weight
      if (roll >= 0) continue
      act()
      return kind
    }
    return 'keeps'
  }

  #newWord(author: NoteGuest): Word {
    const word: Word = { letters: [], between: author.around, author, isDone: false }
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

  /** The next letters of a word, a slip that is mended, or its end. */
  #goOn(guest: NoteGuest, word: Word): Deed {
    const random = this.#random
    const isEnd = word.letters.length >= 3 && random.chance(0.35)
    if (isEnd) {
      word.isDone = true
      guest.word = null
      if (guest.isComposing) guest.compose(false)
      else guest.type(' ')
      return 'keeps'
    }
    if (word.letters.length > 0 && !guest.isComposing && random.chance(0.05)) {
      guest.erase()
      return 'deletes'
    }
    // A word proposed by a keyboard, or dictated, comes at once.
    const run = random.chance(0.1) ? 2 + random.int(3) : 1
    const letters = Array.from({ length: run }, () => this.#nextLetter(word)).join('')
    if (guest.isComposing) guest.view.dispatch(guest.state.tr.insertText(letters))
    else guest.type(letters)
    return 'keeps'
  }

  /** The mouse is released: what others did meanwhile comes. */
  #release(guest: NoteGuest): Deed {
    if (this.#random.chance(0.5)) watchCaret(this.found, guest, () => guest.hold(false))
    return 'keeps'
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

  #deliver(guest: NoteGuest, most: number): void {
    if (guest.isOffline) return
    for (let count = 0; count < most && guest.read < this.#server.log.length; count++) {
      const entry = this.#server.log[guest.read++]
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
      if (guest.isChoosing) watchCaret(this.found, guest, () => guest.hold(false))
      if (guest.word) guest.word.isDone = true
    }
    for (let round = 0; round < 3; round++) {
      for (const guest of this.#guests) this.#server.receive(guest)
      this.#server.store()
      for (const guest of this.#guests) this.#deliver(guest, Infinity)
    }
  }

  #compare(guest: NoteGuest, when: string): void {
    if (guest.isHeld) return
    const { shown, said, misplaced } = guest
    if (misplaced.length > 0) throw new Error(`${when}, blocks are misplaced: ${misplaced.join()}`)
    if (shown !== said)
      throw new Error(`${when}, the editor shows\n${shown}\nand the text says\n${said}`)
  }
}
