import { type Match, type MatchStatus, matches } from '@sedyanka/shared/board/matches.ts'
import { type Need, needs } from '@sedyanka/shared/board/needs.ts'
import { type Offer, offers } from '@sedyanka/shared/board/offers.ts'
import { linkOffer, pledge } from '@sedyanka/shared/board/pledge.ts'
import { origins } from '@sedyanka/shared/records.ts'
import { mayPatch } from '../rows/may-patch.ts'
import type { Names } from '../rows/create-names.ts'
import { createNotify } from '../rows/create-notify.ts'
import { useI18n } from '../i18n.tsx'
import type { ClientRoom } from '../sync/client-room.ts'

const noticeOf = {
  confirmed: 'matching.confirmedNotice',
  declined: 'matching.declinedNotice',
  delivered: 'matching.deliveredNotice',
} as const

/** The steps that people take; a match is proposed by making it. */
export type MatchStep = Exclude<MatchStatus, 'proposed'>

export interface HelpCommands {
  setMatchStatus(match: Match, status: MatchStep): void
  withdrawMatch(match: Match): void
  link(need: Need, offer: Offer, quantity: number): void
  cover(need: Need, quantity: number, orgId: string): void
  setNeed(need: Need, texts: Partial<Pick<Need, 'title' | 'unit' | 'note'>>): void
  setOffer(offer: Offer, texts: Partial<Pick<Offer, 'title' | 'unit' | 'conditions'>>): void
  withdrawNeed(need: Need): void
  withdrawOffer(offer: Offer): void
  restoreNeed(need: Need): void
  restoreOffer(offer: Offer): void
  removeNeed(need: Need): void
  removeOffer(offer: Offer): void
  /** Brings a removed one back. */
  bringBackNeed(id: string): void
  bringBackOffer(id: string): void
  extendNeed(need: Need, until: string): void
  extendOffer(offer: Offer, until: string): void
}

/** What people do with needs, offers and matches; each says what happened and can be taken back. */
export const createHelpCommands = (room: ClientRoom, names: Names): HelpCommands => {
  const { t, formatDate } = useI18n()
  const notify = createNotify(room)
  const now = () => room.serverNow()
  const by = () => ({ seat: room.seat, at: now() })

  return {
    setMatchStatus: (match, status) => {
      const { id, status: before } = match
      matches.set(room.doc, id, { status })
      const takeBack = { status: before }
      const may = mayPatch(room, { root: matches.root, id }, takeBack)
      notify(t(noticeOf[status]), may ? () => matches.set(room.doc, id, takeBack) : undefined)
    },
    withdrawMatch: ({ id }) => {
      matches.set(room.doc, id, { deletedAt: now() })
      notify(t('matching.withdrawnNotice'), () => matches.set(room.doc, id, { deletedAt: null }))
    },
    link: (need, offer, quantity) => {
      const matchId = linkOffer(room.doc, { needId: need.id, offerId: offer.id, quantity }, by())
      const undo = () => matches.set(room.doc, matchId, { deletedAt: now() })
      const isConfirmed = matches.read(room.doc, matchId)?.status === 'confirmed'
      const organisation = names.organisation(offer.orgId)
      notify(
        isConfirmed ? t('matching.linkedConfirmed') : t('matching.linked', { organisation }),
        undo,
      )
    },
    cover: (need, quantity, orgId) => {
      const made = pledge(room.doc, { needId: need.id, quantity, orgId }, by())
      const undo = () =>
        room.doc.transact(() => {
          matches.set(room.doc, made.matchId, { deletedAt: now() })
          offers.set(room.doc, made.offerId, { deletedAt: now() })
        }, origins.edit)
      const organisation = names.organisation(orgId)
      const isConfirmed = matches.read(room.doc, made.matchId)?.status === 'confirmed'
      const given = { quantity: names.quantity(quantity, need.unit), organisation }
      notify(
        isConfirmed ? t('matching.pledged', given) : t('matching.linked', { organisation }),
        undo,
      )
    },
    setNeed: ({ id }, texts) => needs.set(room.doc, id, texts),
    setOffer: ({ id }, texts) => offers.set(room.doc, id, texts),
    withdrawNeed: ({ id, title }) => {
      needs.set(room.doc, id, { withdrawnAt: now() })
      const undo = () => needs.set(room.doc, id, { withdrawnAt: null })
      notify(t('needs.withdrawnNotice', { title }), undo)
    },
    withdrawOffer: ({ id, title }) => {
      offers.set(room.doc, id, { withdrawnAt: now() })
      const undo = () => offers.set(room.doc, id, { withdrawnAt: null })
      notify(t('offers.withdrawnNotice', { title }), undo)
    },
    restoreNeed: ({ id }) => needs.set(room.doc, id, { withdrawnAt: null }),
    restoreOffer: ({ id }) => offers.set(room.doc, id, { withdrawnAt: null }),
    removeNeed: ({ id }) => {
      needs.set(room.doc, id, { deletedAt: now() })
      notify(t('needs.removed'), () => needs.set(room.doc, id, { deletedAt: null }))
    },
    removeOffer: ({ id }) => {
      offers.set(room.doc, id, { deletedAt: now() })
      notify(t('offers.removed'), () => offers.set(room.doc, id, { deletedAt: null }))
    },
    bringBackNeed: (id) => needs.set(room.doc, id, { deletedAt: null }),
    bringBackOffer: (id) => offers.set(room.doc, id, { deletedAt: null }),
    extendNeed: ({ id, validUntil }, until) => {
      needs.set(room.doc, id, { validUntil: until })
      const undo = () => needs.set(room.doc, id, { validUntil })
      notify(t('needs.extendedNotice', { date: formatDate(until) }), undo)
    },
    extendOffer: ({ id, validUntil }, until) => {
      offers.set(room.doc, id, { validUntil: until })
      const undo = () => offers.set(room.doc, id, { validUntil })
      notify(t('needs.extendedNotice', { date: formatDate(until) }), undo)
    },
  }
}
