import type { PaperFormat } from '@sedyanka/shared/minutes/formats.ts'
import type { Renderer } from './renderer.ts'

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

/** Every kind of file that minutes can be had as. What makes one is loaded when the first is made. */
export const renderers: Record<PaperFormat, Renderer> = {
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    render: async (paper) => (await import('./docx/render-docx.ts')).renderDocx(paper),
  },
  pdf: {
    type: 'application/pdf',
    extension: 'pdf',
    render: async (paper) => (await import('./pdf/render-pdf.ts')).renderPdf(paper),
  },
  odt: {
    type: 'application/vnd.oasis.opendocument.text',
    extension: 'odt',
    render: async (paper) => (await import('./odt/render-odt.ts')).renderOdt(paper),
  },
  html: {
    type: 'text/html; charset=utf-8',
    extension: 'html',
    render: async (paper) => utf8((await import('./plain/render-html.ts')).renderHtml(paper)),
  },
  md: {
    type: 'text/markdown; charset=utf-8',
    extension: 'md',
    render: async (paper) =>
      utf8((await import('./plain/render-markdown.ts')).renderMarkdown(paper)),
  },
  txt: {
    type: 'text/plain; charset=utf-8',
    extension: 'txt',
    render: async (paper) => utf8((await import('./plain/render-text.ts')).renderText(paper)),
  },
  json: {
    type: 'application/json',
    extension: 'json',
    render: async (paper, minutes) =>
      utf8((await import('./plain/render-json.ts')).renderJson(paper, minutes)),
  },
}
