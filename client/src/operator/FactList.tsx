import type { OperatorFacts } from '@sedyanka/shared/wire/operator.ts'
import { For } from 'solid-js'
import styles from '../about/AboutPage.module.css'
import { useI18n } from '../i18n.tsx'
import type { SeldomTranslate } from '../seldom-words.ts'
import { formatSize } from './format-size.ts'

/** How it stands, a line for each thing. */
export const FactList = (props: { facts: OperatorFacts; say: SeldomTranslate }) => {
  const { locale, formatAgo } = useI18n()
  const size = (bytes: number) => formatSize(bytes, locale())

  const backup = ({ file, at }: OperatorFacts): string => {
    if (!file) return props.say('operator.backupElsewhere')
    const { newestBackup: newest } = file
    return newest
      ? `${newest.file}, ${size(newest.bytes)}, ${formatAgo(newest.at, at)}`
      : props.say('operator.noBackup')
  }
  const database = ({ databaseBytes, file }: OperatorFacts): string =>
    file
      ? props.say('operator.sizeAndLog', { size: size(databaseBytes), log: size(file.log) })
      : size(databaseBytes)
  const steps = ({ steps: { done, waiting } }: OperatorFacts): string =>
    waiting.length === 0
      ? props.say('operator.stepsDone', { step: done.at(-1) ?? '' })
      : props.say('operator.stepsWaiting', { steps: waiting.join(', ') })

  const lines = (): [label: string, value: string | number][] => {
    const { facts, say } = props
    const { counts } = facts
    return [
      [say('operator.state'), say(`operator.is.${facts.readiness}`)],
      [say('about.version'), facts.version],
      [say(`operator.store.${facts.store.kind}`), facts.store.place],
      [say('operator.database'), database(facts)],
      [say('operator.free'), facts.file ? size(facts.file.free) : say('operator.unknownThere')],
      [say('operator.backup'), backup(facts)],
      [say('operator.steps'), steps(facts)],
      [say('operator.boardCount'), counts.boards],
      [say('operator.archivedCount'), counts.archived],
      [say('operator.people'), counts.people],
      [say('operator.sessions'), counts.sessions],
      [say('operator.rooms'), facts.rooms],
      [say('operator.lines'), facts.lines],
    ]
  }
  return (
    <dl class={styles['facts']}>
      <For each={lines()}>
        {([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        )}
      </For>
    </dl>
  )
}
