/** Every limit by its name. As a module and not as an object, so that a page takes along only what it asks for. */
export * as limits from './limit-table.ts'
