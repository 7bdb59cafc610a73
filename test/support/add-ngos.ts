import { organisations } from '@sedyanka/shared/organisations/organisations.ts'
import { organisations as register } from '@sedyanka/shared/reference/organisations.ts'
import type * as Y from 'yjs'

/**
 * Adds the 21 NGOs of the sample to a board that has the institutions of the region: together they are the 46 organisations
 * of the hall. They are invented, so no board but the sample gets them by itself.
 */
export const addNgos = (doc: Y.Doc): void =>
  doc.transact(() => {
    for (const { shortNames, ...row } of register.filter(({ kind }) => kind === 'ngo'))
      organisations.create(doc, {
        ...row,
        name: { ...row.name },
        shortNames: { en: '', uk: '', ...shortNames },
        // A member's need may stand in any sector; what the organisation works in is no matter here.
        sectors: [],
        deletedAt: null,
      })
  })
