import { useNavigate } from '@solidjs/router'
import Archive from 'lucide-solid/icons/archive'
import ArchiveRestore from 'lucide-solid/icons/archive-restore'
import FileDown from 'lucide-solid/icons/file-down'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, Show } from 'solid-js'
import { archiveBoard, boardFileAddress, bringBackBoard } from '../api.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { downloadFile } from '../download-file.ts'
import { createRunner } from '../run-request.ts'
import { useSession } from '../session.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useSnackbar } from '../ui/Snackbar.tsx'
import styles from './BoardCare.module.css'
import { createSeldomWords } from '../seldom-words.ts'
import { DeleteBoardDialog } from './DeleteBoardDialog.tsx'

/** What becomes of the whole board: its file, the archive, and deleting it. For facilitators. */
export const BoardCare = () => {
  const { t } = useI18n()
  const say = createSeldomWords()
  const board = useBoard()
  const session = useSession()
  const navigate = useNavigate()
  const showSnack = useSnackbar()
  const { busy, run } = createRunner()
  const file = createRunner()
  const [asking, setAsking] = createSignal<'archive' | 'delete' | null>(null)
  const isArchived = () => Boolean(board.details().archivedAt)
  const archive = async () => {
    setAsking(null)
    if (await run(() => archiveBoard(board.id))) await board.refreshDetails()
  }
  const bringBack = async () => {
    if (!(await run(() => bringBackBoard(board.id)))) return
    await board.refreshDetails()
    showSnack({ text: say('archive.broughtBack') })
  }
  const onDeleted = async () => {
    setAsking(null)
    await session.refresh()
    showSnack({ text: say('care.deleted') })
    navigate('/?list', { replace: true })
  }
  const icon = { size: 18, 'aria-hidden': 'true' } as const
  return (
    <section class={styles['care']} aria-label={say('care.title')}>
      <h2>{say('care.title')}</h2>
      <div class={styles['row']}>
        <p class="grow">{say('care.fileHint')}</p>
        <Button
          busy={file.busy()}
          icon={<FileDown {...icon} />}
          onClick={() => void file.run(() => downloadFile(boardFileAddress(board.id)))}
        >
          {say('care.file')}
        </Button>
      </div>
      <div class={styles['row']}>
        <p class="grow">{say(isArchived() ? 'archive.bringBackHint' : 'archive.hint')}</p>
        <Show
          when={isArchived()}
          fallback={
            <Button busy={busy()} icon={<Archive {...icon} />} onClick={() => setAsking('archive')}>
              {say('archive.do')}
            </Button>
          }
        >
          <Button
            tone="primary"
            busy={busy()}
            icon={<ArchiveRestore {...icon} />}
            onClick={() => void bringBack()}
          >
            {say('archive.bringBack')}
          </Button>
        </Show>
      </div>
      <div class={styles['row']}>
        <p class="grow">{say('care.deleteHint')}</p>
        <Button tone="danger" icon={<Trash {...icon} />} onClick={() => setAsking('delete')}>
          {say('care.delete')}
        </Button>
      </div>
      <Dialog
        open={asking() === 'archive'}
        onClose={() => setAsking(null)}
        title={say('archive.question', { board: board.details().title })}
        footer={
          <>
            <Button onClick={() => setAsking(null)}>{t('common.cancel')}</Button>
            <Button tone="primary" onClick={() => void archive()}>
              {say('archive.do')}
            </Button>
          </>
        }
      >
        <p>{say('archive.explain')}</p>
      </Dialog>
      <Show when={asking() === 'delete'}>
        <DeleteBoardDialog onDeleted={() => void onDeleted()} onClose={() => setAsking(null)} />
      </Show>
    </section>
  )
}
