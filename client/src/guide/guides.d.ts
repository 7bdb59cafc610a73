/** A guide of docs/guide in one language; client/guides.ts makes it at build. */
declare module 'virtual:guide/*' {
  export const title: string
  /** Everything below the title. */
  export const html: string
}
