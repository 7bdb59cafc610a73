import type { FirstWords } from './words.ts'
import type { Still, StillLine } from './still.ts'

/** What is known of the asked page before anything but its address is here. */
export interface Asked {
  path: string
  words: FirstWords
  /** As this device knows the board; null when it does not. */
  board: { title: string; role: string } | null
  still: Still | null
}

type Child = Node | string

const make = (name: string, classes: string, ...children: Child[]): HTMLElement => {
  const element = document.createElement(name)
  if (classes) element.className = classes
  element.append(...children)
  return element
}
/** A place where words are going to stand. */
const bar = (width: number): HTMLElement => {
  const element = make('i', 'bar')
  element.style.width = `${width}%`
  return element
}
const bars = (...widths: number[]): HTMLElement[] => widths.map(bar)
const card = (...widths: number[]): HTMLElement => make('div', 'card', ...bars(...widths))
const link = (href: string, text: string, isCurrent: boolean): HTMLElement => {
  const element = make('a', isCurrent ? 'here' : '', text)
  element.setAttribute('href', href)
  element.tabIndex = -1
  return element
}

const seen = ({ words }: Asked): HTMLElement => make('p', 'seen', words['app.lastSeen'])
const paragraphs = (lines: readonly StillLine[]): HTMLElement[] =>
  lines.map(({ level, text }) => make('p', level > 0 ? `h${level}` : '', text))

const header = (...children: Child[]): HTMLElement => make('header', 'header', ...children)
const brand = ({ words }: Asked): HTMLElement => make('b', 'brand', words['app.brand'])

/** A page outside of boards: one sheet in the middle. */
const publicPage = (asked: Asked): HTMLElement[] => [
  header(brand(asked), make('span', 'tagline', asked.words['app.tagline'])),
  make(
    'div',
    'place',
    make('div', 'sheet', ...bars(60, 85), make('i', 'bar field'), make('i', 'bar field')),
  ),
]

const places = ({ words, board }: Asked): [path: string, label: string][] => [
  ['', words['board.overview']],
  ['/meetings', words['nav.meetings']],
  ['/actions', words['nav.actions']],
  ['/needs', words['nav.needsAndOffers']],
  ['/organisations', words['nav.organisations']],
  ...(board?.role === 'facilitator' ? [['/people', words['nav.members']] as [string, string]] : []),
]

const boardPage = (asked: Asked, base: string, below: string): HTMLElement[] => {
  const { words, board } = asked
  const thumb: [path: string, label: string][] = [
    ['/meetings', words['nav.meeting']],
    ['/actions', words['nav.actions']],
    ['/needs', words['nav.needs']],
  ]
  const isAt = (path: string) => below === path || (path !== '' && below.startsWith(`${path}/`))
  return [
    header(
      make('span', 'wide', brand(asked)),
      make('span', 'slash wide', '/'),
      board ? make('b', 'title', board.title) : bar(30),
    ),
    make(
      'nav',
      'tabs',
      ...places(asked).map(([path, label]) => link(base + path, label, isAt(path))),
    ),
    asked.still
      ? make('div', 'main still', seen(asked), ...paragraphs(asked.still.lines))
      : make(
          'div',
          'main',
          ...bars(35),
          make('div', 'cards', card(55, 90, 70), card(45, 80, 60), card(60, 75, 85)),
        ),
    make(
      'nav',
      'thumb',
      ...thumb.map(([path, label]) => link(base + path, label, isAt(path))),
      make('span', '', words['nav.more']),
    ),
  ]
}

const panes = ['room.paneItem', 'nav.agenda', 'room.panePeople', 'room.tabSpeakers'] as const

/** The room of a meeting: agenda, item, people; on a phone the item alone. */
const meetingPage = (asked: Asked): HTMLElement[] => {
  const linesOf = (column: StillLine['column']) =>
    asked.still ? paragraphs(asked.still.lines.filter((line) => line.column === column)) : null
  return [
    header(make('span', 'wide', brand(asked)), make('span', 'slash wide', '/'), bar(30)),
    make(
      'div',
      asked.still ? 'room still' : 'room',
      make('div', 'wide agenda', ...(linesOf('agenda') ?? bars(70, 90, 80, 85, 60, 75))),
      make(
        'div',
        'item',
        ...(asked.still ? [seen(asked)] : []),
        ...(linesOf('item') ?? [bar(55), make('i', 'bar paper'), ...bars(40, 90, 75)]),
      ),
      make('div', 'wide side', ...(linesOf('side') ?? bars(60, 80, 70, 75))),
    ),
    make(
      'nav',
      'thumb',
      ...panes.map((key, index) => make('span', index === 0 ? 'here' : '', asked.words[key])),
    ),
  ]
}

/** What stands on the screen until the page does: its frame, and grey places for what is on its way. */
export const draw = (asked: Asked): HTMLElement[] => {
  const [base, , below = ''] = /^\/b\/([^/]+)(\/.*)?$/.exec(asked.path) ?? []
  if (base === undefined) return publicPage(asked)
  const root = asked.path.slice(0, asked.path.length - below.length)
  if (/\/screen\/?$/.test(below)) return []
  return /^\/m\/[^/]+\/?$/.test(below)
    ? meetingPage(asked)
    : boardPage(asked, root, below.replace(/\/$/, ''))
}
