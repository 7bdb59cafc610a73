import type { Organisation } from '@sedyanka/shared/organisations/organisations.ts'
import type { BoardId } from '@sedyanka/shared/ids.ts'
import { createSignal } from 'solid-js'
import { removeOrganisation, restoreOrganisation } from '../api.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { loadSeldomWords } from '../seldom-words.ts'
import { recall, remember } from '../device.ts'
import { useI18n } from '../i18n.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'
import { createRunner } from '../run-request.ts'

const keyOf = (boardId: BoardId) => `sedyanka.removedOrganisations.${boardId}`

/** Receipts of this device's removals, by organisation: with one, its people come back, too, also after a reload. */
const createReceipts = (boardId: BoardId) => {
  const read = (): Record<string, unknown> => {
    try {
      const found: unknown = JSON.parse(recall(keyOf(boardId)) ?? '{}')
      return typeof found === 'object' && found !== null ? { ...found } : {}
    } catch {
      return {}
    }
  }
  return {
    of: (id: string): string | null => {
      const found = read()[id]
      return typeof found === 'string' ? found : null
    },
    keep: (id: string, receipt: string | null) => {
      const { [id]: _before, ...others } = read()
      const next = receipt === null ? others : { ...others, [id]: receipt }
      remember(keyOf(boardId), Object.keys(next).length === 0 ? null : JSON.stringify(next))
    },
  }
}

/** Takes organisations off the board and brings them back. Both need the server: people's access goes with them. */
export const createRemoval = () => {
  const { t, language } = useI18n()
  const board = useBoard()
  const showSnack = useSnackbar()
  const { busy, run } = createRunner()
  const receipts = createReceipts(board.id)
  const [asked, setAsked] = createSignal<Organisation | null>(null)

  const restore = async (organisation: Organisation) => {
    const { id } = organisation
    let people = 0
    const request = async () => {
      const answer = await restoreOrganisation(board.id, id, receipts.of(id))
      people = answer.people
    }
    if (!(await run(request))) return
    const say = await loadSeldomWords(language())
    receipts.keep(id, null)
    const words = { organisation: organisation.shortName }
    showSnack({
      text:
        people > 0
          ? say('orgs.restoredWithPeople', { ...words, count: people })
          : say('orgs.restored', words),
    })
  }
  const remove = async () => {
    const organisation = asked()
    if (!organisation) return
    const isRemoved = await run(async () => {
      const { receipt } = await removeOrganisation(board.id, organisation.id)
      receipts.keep(organisation.id, receipt)
    })
    if (!isRemoved) return
    setAsked(null)
    showSnack({
      text: t('orgs.removed'),
      action: { label: t('common.restore'), run: () => void restore(organisation) },
    })
  }
  return {
    asked,
    ask: (organisation: Organisation | null) => setAsked(organisation),
    busy,
    remove,
    restore,
  }
}
