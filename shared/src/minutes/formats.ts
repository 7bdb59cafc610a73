/** The kinds of file that minutes can be had as, by the ends of their names; those that offices ask for first. */
export const paperFormats = ['pdf', 'docx', 'odt', 'html', 'md', 'txt', 'json'] as const

export type PaperFormat = (typeof paperFormats)[number]
