import FileDown from 'lucide-solid/icons/file-down'
import { createResource, createSignal } from 'solid-js'
import { boardFileAddress, deleteBoard, readAbout } from '../api.ts'
import { useBoard } from '../board/frame/board-context.ts'
import { useI18n } from '../i18n.tsx'
import { downloadFile } from '../download-file.ts'
import { createRunner } from '../run-request.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './BoardCare.module.css'
import { createSeldomWords } from '../seldom-words.ts'

/** The last question before a board goes: what goes with it, its file to keep, and its title to be typed. */
export const DeleteBoardDialog = (props: { onDeleted: () => void; onClose: () => void }) => {
  const { t } = useI18n()
  const say = createSeldomWords()
  const board = useBoard()
  const { busy, run } = createRunner()
  const file = createRunner()
  const [typed, setTyped] = createSignal('')
  const [about] = createResource(() => readAbout().catch(() => null))
  /** For how long backups still hold the board; without an answer, the words that promise nothing. */
  const backups = () => {
    const days = about()?.backupDays ?? null
    return days === null ? say('care.backupsStay') : say('care.backupsDays', { count: days })
  }
  const { title } = board.details()
  const isTyped = () => typed().trim() === title.trim()
  const remove = async () => {
    if (isTyped() && (await run(() => deleteBoard(board.id, typed().trim())))) props.onDeleted()
  }
  return (
    <Dialog
      open
      onClose={() => props.onClose()}
      title={say('care.deleteQuestion', { board: title })}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{t('common.cancel')}</Button>
          <Button
            tone="danger"
            busy={busy()}
            whyDisabled={isTyped() ? null : say('care.typeTitleFirst')}
            onClick={() => void remove()}
          >
            {say('care.deleteForGood')}
          </Button>
        </>
      }
    >
      <div class={styles['delete']}>
        <p>{say('care.deleteWhat')}</p>
        <p>
          <strong>{t('common.cannotUndo')}</strong> {backups()} {say('care.filesStay')}
        </p>
        <div>
          <Button
            busy={file.busy()}
            icon={<FileDown size={18} aria-hidden="true" />}
            onClick={() => void file.run(() => downloadFile(boardFileAddress(board.id)))}
          >
            {say('care.fileFirst')}
          </Button>
        </div>
        <TextField
          label={say('care.typeTitle', { board: title })}
          value={typed()}
          onInput={setTyped}
          maxlength={200}
          autocomplete="off"
        />
      </div>
    </Dialog>
  )
}
