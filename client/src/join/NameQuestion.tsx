import { useI18n } from '../i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** Somebody is signed in on this device, and another name was written: the same person, or the next one? */
export const NameQuestion = (props: {
  open: boolean
  signedIn: string
  written: string
  onAnswer: (person: 'same' | 'other') => void
  onClose: () => void
}) => {
  const { t } = useI18n()
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t('join.sameQuestion', { name: props.signedIn })}
      description={t('join.sameExplain', { name: props.signedIn, other: props.written })}
      footer={
        <>
          <Button onClick={() => props.onAnswer('same')}>{t('join.sameYes')}</Button>
          <Button tone="primary" onClick={() => props.onAnswer('other')}>
            {t('join.sameNo')}
          </Button>
        </>
      }
    />
  )
}
