import { nameIn, type Organisation } from '@sedyanka/shared/organisations/organisations.ts'
import { onMount } from 'solid-js'
import { useI18n } from '../i18n.tsx'
import { createSeldomWords } from '../seldom-words.ts'
import { Button } from '../ui/Button.tsx'
import styles from './OrganisationDialog.module.css'

/** Says that an organisation of that name is there already, and leads to it or brings it back. */
export const SameOrganisation = (props: { organisation: Organisation; onOpen: () => void }) => {
  const { t, language } = useI18n()
  const say = createSeldomWords()
  const isRemoved = () => props.organisation.deletedAt !== null
  const words = () => ({ organisation: nameIn(props.organisation, language()) })
  return (
    <div
      ref={(element) => onMount(() => element.scrollIntoView({ block: 'nearest' }))}
      class={styles['same']}
      role="alert"
    >
      <p>{say(isRemoved() ? 'orgs.hereRemoved' : 'orgs.here', words())}</p>
      <Button onClick={() => props.onOpen()}>
        {isRemoved() ? t('common.restore') : say('orgs.hereOpen')}
      </Button>
    </div>
  )
}
