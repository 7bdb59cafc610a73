import { removeMatch, restoreMatch, setMatchStatus } from '@sedyanka/shared/help/change-match.ts'
import {
  changeNeed,
  removeNeed,
  restoreNeed,
  resumeNeed,
  withdrawNeed,
} from '@sedyanka/shared/help/change-need.ts'
import {
  changeOffer,
  removeOffer,
  restoreOffer,
  resumeOffer,
  withdrawOffer,
} from '@sedyanka/shared/help/change-offer.ts'
import { type Match, type MatchStatus, matches } from '@sedyanka/shared/help/matches.ts'
import type { Need } from '@sedyanka/shared/help/needs.ts'
import type { Offer } from '@sedyanka/shared/help/offers.ts'
import { linkOffer, pledge, takeBackPledge } from '@sedyanka/shared/help/pledge.ts'
import { createAct } from '../rows/create-act.ts'
import { mayPatch } from '../rows/may-patch.ts'
import type { Names } from '../rows/create-names.ts'
import { createNotify } from '../rows/create-notify.ts'
import { useI18n } from '../i18n.tsx'
import type { ClientRoom } from '../sync/client-room.ts'
import type { NeedId, OfferId, OrganisationId } from '@sedyanka/shared/ids.ts'

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
  cover(need: Need, quantity: number, orgId: OrganisationId): void
  setNeed(need: Need, texts: Partial<Pick<Need, 'title' | 'unit' | 'note'>>): void
  setOffer(offer: Offer, texts: Partial<Pick<Offer, 'title' | 'unit' | 'conditions'>>): void
  withdrawNeed(need: Need): void
  withdrawOffer(offer: Offer): void
  restoreNeed(need: Need): void
  restoreOffer(offer: Offer): void
  removeNeed(need: Need): void
  removeOffer(offer: Offer): void
  /** Brings a removed one back. */
  bringBackNeed(id: NeedId): void
  bringBackOffer(id: OfferId): void
  extendNeed(need: Need, until: string): void
  extendOffer(offer: Offer, until: string): void
}

/** What people do with needs, offers and matches; each says what happened and can be taken back. */
export const createHelpCommands = (room: ClientRoom, names: Names): HelpCommands => {
  const { t, formatDate } = useI18n()
  const notify = createNotify(room)
  const act = createAct(room)

  return {
    setMatchStatus: ({ id, status: before }, status) => {
      if (!act(setMatchStatus, { id, status }).ok) return
      const may = mayPatch(room, { root: matches.root, id }, { status: before })
      const undo = () => act(setMatchStatus, { id, status: before })
      notify(t(noticeOf[status]), may ? undo : undefined)
    },
    withdrawMatch: ({ id }) => {
      if (act(removeMatch, { id }).ok)
        notify(t('matching.withdrawnNotice'), () => act(restoreMatch, { id }))
    },
    link: (need, offer, quantity) => {
      const made = act(linkOffer, { needId: need.id, offerId: offer.id, quantity })
      if (!made.ok) return
      const organisation = names.organisation(offer.orgId)
      notify(
        made.status === 'confirmed'
          ? t('matching.linkedConfirmed')
          : t('matching.linked', { organisation }),
        () => act(removeMatch, { id: made.matchId }),
      )
    },
    cover: (need, quantity, orgId) => {
      const made = act(pledge, { needId: need.id, quantity, orgId })
      if (!made.ok) return
      const { offerId, matchId } = made
      const organisation = names.organisation(orgId)
      const given = { quantity: names.quantity(quantity, need.unit), organisation }
      notify(
        made.status === 'confirmed'
          ? t('matching.pledged', given)
          : t('matching.linked', { organisation }),
        () => act(takeBackPledge, { offerId, matchId }),
      )
    },
    setNeed: ({ id }, texts) => act(changeNeed, { id, ...texts }),
    setOffer: ({ id }, texts) => act(changeOffer, { id, ...texts }),
    withdrawNeed: ({ id, title }) => {
      if (act(withdrawNeed, { id }).ok)
        notify(t('needs.withdrawnNotice', { title }), () => act(resumeNeed, { id }))
    },
    withdrawOffer: ({ id, title }) => {
      if (act(withdrawOffer, { id }).ok)
        notify(t('offers.withdrawnNotice', { title }), () => act(resumeOffer, { id }))
    },
    restoreNeed: ({ id }) => act(resumeNeed, { id }),
    restoreOffer: ({ id }) => act(resumeOffer, { id }),
    removeNeed: ({ id }) => {
      if (act(removeNeed, { id }).ok) notify(t('needs.removed'), () => act(restoreNeed, { id }))
    },
    removeOffer: ({ id }) => {
      if (act(removeOffer, { id }).ok) notify(t('offers.removed'), () => act(restoreOffer, { id }))
    },
    bringBackNeed: (id) => act(restoreNeed, { id }),
    bringBackOffer: (id) => act(restoreOffer, { id }),
    extendNeed: ({ id, validUntil }, until) => {
      if (!act(changeNeed, { id, validUntil: until }).ok) return
      const undo = () => act(changeNeed, { id, validUntil })
      notify(t('needs.extendedNotice', { date: formatDate(until) }), undo)
    },
    extendOffer: ({ id, validUntil }, until) => {
      if (!act(changeOffer, { id, validUntil: until }).ok) return
      const undo = () => act(changeOffer, { id, validUntil })
      notify(t('needs.extendedNotice', { date: formatDate(until) }), undo)
    },
  }
}
