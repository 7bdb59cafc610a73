/** The addresses of the client's pages, as its router has them (`client/src/app.tsx`): `:name` is one segment, `?` makes it optional. */
export const pagePaths = [
  '/',
  '/new',
  '/setup',
  '/operator',
  '/join',
  '/j/:code?',
  '/screen',
  '/about',
  '/guide',
  '/b/:boardId',
  '/b/:boardId/meetings',
  '/b/:boardId/actions',
  '/b/:boardId/needs',
  '/b/:boardId/organisations',
  '/b/:boardId/people',
  '/b/:boardId/settings',
  '/b/:boardId/care',
  '/b/:boardId/m/:meetingId',
  '/b/:boardId/m/:meetingId/minutes',
  '/b/:boardId/m/:meetingId/sign-in',
  '/b/:boardId/m/:meetingId/invitation',
  '/b/:boardId/m/:meetingId/screen',
] as const

const patterns = pagePaths.map((path) => {
  const source = path.replace(/\/:\w+\?/g, '(?:/[^/]+)?').replace(/:\w+/g, '[^/]+')
  return new RegExp(`^${source}/?$`)
})

/** Whether a page of the client has this path. Whoever asks for another one is told that there is nothing. */
export const isPage = (path: string): boolean => patterns.some((pattern) => pattern.test(path))
