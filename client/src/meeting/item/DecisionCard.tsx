import { limits } from '@sedyanka/shared/limits.ts'
import { openVote, removeDecision, restoreDecision } from '@sedyanka/shared/meeting/deciding.ts'
import { type Decision, decisions } from '@sedyanka/shared/meeting/decisions.ts'
import Ellipsis from 'lucide-solid/icons/ellipsis-vertical'
import Trash from 'lucide-solid/icons/trash'
import { useSearchParams } from '@solidjs/router'
import { createEffect, Show } from 'solid-js'
import { useBoard } from '../../board/frame/board-context.ts'
import { createHistoryEntry } from '../../history/create-history-entry.tsx'
import { useI18n } from '../../i18n.tsx'
import { addressOf } from '../../links/addresses.ts'
import { createCopyLink } from '../../links/create-copy-link.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { lazyDialog } from '../../ui/lazy-sheet.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { useSnackbar } from '../../ui/Snackbar.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useMeeting } from '../meeting-context.tsx'
import { takeOut } from '../../privacy/take-out.ts'
import { Marks } from '../parts/marks.ts'
import { SharedText } from '../parts/SharedText.tsx'
import { createPronounce } from './create-pronounce.ts'
import styles from './DecisionCard.module.css'
import { Dissents } from './Dissents.tsx'
import { VoteLine } from './VoteLine.tsx'
import { Voting } from './Voting.tsx'

const DoubtDialog = lazyDialog(async () => (await import('./DoubtDialog.tsx')).DoubtDialog)

/** One decision: its text, how it came about, and what may still be done with it. */
export const DecisionCard = (props: { decision: Decision }) => {
  const { t } = useI18n()
  const { room, act, meeting, meetingId, votes, typing, isFacilitator, isOpen } = useMeeting()
  const board = useBoard()
  const copyLink = createCopyLink()
  const [search] = useSearchParams<{ decision?: string }>()
  const showSnack = useSnackbar()
  const pronounce = createPronounce(() => props.decision)
  const id = () => props.decision.id
  const isNumbered = () => props.decision.number !== null || props.decision.status === 'adopted'
  const isDraft = () => props.decision.status === 'draft'
  const mayLead = () => isFacilitator() && isOpen()
  /** Votes that were cast were cast on these words. */
  const isVotedOn = () =>
    props.decision.method === 'vote' &&
    votes().some((vote) => vote.decisionId === id() && vote.choice !== null)
  const mayWrite = () => mayLead() && isDraft() && !isVotedOn()
  const sharedText = () => decisions.sharedText(room.doc, id(), 'text')
  const needsText = () => (props.decision.text.trim() === '' ? t('decisions.needsText') : null)
  const remove = () => {
    const one = { id: id() }
    typing.forget(`decisions/${one.id}/text`)
    if (!act(removeDecision, one).ok) return
    showSnack({
      text: t('decisions.removed'),
      action: { label: t('common.restore'), run: () => act(restoreDecision, one) },
    })
  }
  const history = createHistoryEntry(() => ({
    meeting: meetingId,
    collection: decisions.root,
    row: id(),
  }))
  const entries = (): MenuEntry[] => [
    {
      label: t('common.copyLink'),
      onSelect: () => void copyLink(addressOf.decision(board.id, meetingId, props.decision)),
    },
    ...history.entries(),
    ...(!isDraft() && mayLead()
      ? [{ label: t('decisions.retract'), onSelect: pronounce.retract }]
      : []),
  ]
  const menu = () => (
    <>
      <Menu
        label={`${t('common.moreActions')}: ${t('decisions.one')}`}
        trigger={<Ellipsis size={16} aria-hidden="true" />}
        triggerClass={styles['menu'] ?? ''}
        entries={entries()}
      />
      {history.dialog()}
    </>
  )
  let card!: HTMLElement
  const isSought = () => search.decision === id()
  createEffect(() => {
    if (isSought()) requestAnimationFrame(() => card.scrollIntoView({ block: 'center' }))
  })
  const tone = () =>
    props.decision.status === 'adopted'
      ? 'offer'
      : props.decision.status === 'rejected'
        ? 'late'
        : 'neutral'
  return (
    <Card
      as="article"
      ref={(element: HTMLElement) => (card = element)}
      aria-labelledby={`decision-name-${id()}`}
      accent="decision"
      class={styles['card'] ?? ''}
      data-sought={isSought() ? '' : undefined}
    >
      <h3 id={`decision-name-${id()}`} class={styles['number']}>
        <Show
          when={isNumbered()}
          fallback={<VisuallyHidden>{t('decisions.draftText')}</VisuallyHidden>}
        >
          {t('decisions.number', {
            number: `${meeting().number}.${props.decision.number ?? '…'}`,
          })}
        </Show>
      </h3>
      <SharedText
        id={`decision-${id()}`}
        class={styles['text'] ?? ''}
        text={sharedText}
        value={props.decision.text}
        place={`decisions/${id()}/text`}
        label={isDraft() ? t('decisions.draftText') : t('decisions.one')}
        placeholder={t('decisions.textPlaceholder')}
        maxlength={limits.textLength}
        mayWrite={mayWrite()}
        multiline
      />
      <Show when={mayWrite()}>
        <Marks text={props.decision.text} onRemove={(ranges) => takeOut(sharedText(), ranges)} />
      </Show>
      <Show
        when={isDraft()}
        fallback={
          <div class={styles['outcome']}>
            <Pill tone={tone()}>{t(`status.decision.${props.decision.status}`)}</Pill>
            <Show
              when={props.decision.method === 'vote'}
              fallback={<span>{t('decisions.byConsensusShort')}</span>}
            >
              <VoteLine decision={props.decision} />
            </Show>
            {menu()}
          </div>
        }
      >
        <Show
          when={props.decision.method === 'vote'}
          fallback={
            <Show
              when={mayLead()}
              fallback={
                <div class={styles['buttons']}>
                  <Pill>{t('decisions.draftText')}</Pill>
                  {menu()}
                </div>
              }
            >
              <div class={styles['buttons']}>
                <Button
                  size="small"
                  tone="primary"
                  whyDisabled={needsText()}
                  title={t('decisions.readAloud')}
                  onClick={pronounce.adopt}
                >
                  {t('decisions.adoptConsensus')}
                </Button>
                <Button
                  size="small"
                  whyDisabled={needsText()}
                  onClick={() => act(openVote, { id: id() })}
                >
                  {t('decisions.startVote')}
                </Button>
                <IconButton
                  size="small"
                  class={styles['remove'] ?? ''}
                  label={t('decisions.remove')}
                  onClick={remove}
                >
                  <Trash size={16} aria-hidden="true" />
                </IconButton>
                {menu()}
              </div>
            </Show>
          }
        >
          <Show when={mayLead() && isVotedOn()}>
            <p class="small muted">{t('decisions.votedText')}</p>
          </Show>
          <Voting decision={props.decision} pronounce={pronounce} menu={menu()} />
        </Show>
      </Show>
      <Dissents decision={props.decision} />
      <Show when={pronounce.doubts()}>
        {(doubts) => <DoubtDialog doubts={doubts()} onAnswer={pronounce.answer} />}
      </Show>
    </Card>
  )
}
