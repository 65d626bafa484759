import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadlineView, ReferralRowView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { comma } from '@/lib/punctuation';
import { Countdown } from '@/ui/countdown';
import { DeadlineExplanation } from '@/ui/deadline-explanation';
import { useWord } from '@/words/use-word';
import { useDeadlines } from '../../queries';
import { Entry, Facts, type Tone } from '../entries';
import styles from '../entries.module.css';
import { ReferralDetail } from './referral-detail';

const TONES: Readonly<Partial<Record<ReferralRowView['state'], Tone>>> = { sent: 'waiting', acknowledged: 'waiting', returned: 'waiting', replied: 'waiting', accepted: 'good', declined: 'bad' };
/** Their clocks tell what the department still owes. */
const CLOCKS: readonly string[] = ['referralAcknowledge', 'referralReply'];

interface Props {
  referral: ReferralRowView;
  /** Nobody was asked after this department in the matter. */
  isLast: boolean;
  /** A link led to this one. */
  isMeant: boolean;
  onHandOn?: (referral: ReferralRowView) => void;
}

/** One referral: who was asked for what, what runs, and, unless it has ended, what came back and what can be done. */
export function ReferralEntry({ referral, isLast, isMeant, onHandOn }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const clocks = (useDeadlines(referral.caseId).data?.items ?? []).filter(({ subjectId, rule, endedAt }) => subjectId === referral.id && CLOCKS.includes(rule) && endedAt === null);
  const isOpen = referral.endedAt === null || (isLast && referral.state === 'declined') || isMeant;
  const [isShown, setIsShown] = useState(isOpen);
  const { department, state, ruled, place, liaison, request, shares, sentAt, sentBy } = referral;
  return (
    <Entry
      isMeant={isMeant} title={department.name} state={{ word: word('referralState', state), tone: TONES[state] }}
      aside={<>{ruled && <span className={styles['state']}>{t('referral.ruled')}</span>}{place > 1 && <span className={styles['muted']}>{t('referral.place', { place })}</span>}</>}
    >
      {clocks.map((clock) => <Clock key={clock.id} clock={clock} />)}
      <p className={styles['text']}>{request}</p>
      <Facts rows={[
        [t('referral.shares'), shares.map((share) => word('share', share)).join(comma())],
        [t('referral.sent'), `${formatInstant(sentAt)}${sentBy ? ` ${sentBy.name}` : ''}`],
        [t('referral.liaison'), liaison?.name],
        [t('referral.acknowledged'), referral.acknowledgedAt && formatInstant(referral.acknowledgedAt)],
        [t('referral.repliedAt'), referral.repliedAt && formatInstant(referral.repliedAt)],
      ]} />
      <details open={isOpen} onToggle={({ currentTarget }) => setIsShown((before) => before || currentTarget.open)}>
        <summary>{t('referral.course')}</summary>
        {isShown && <ReferralDetail id={referral.id} {...(isLast && onHandOn && state === 'declined' ? { onHandOn: () => onHandOn(referral) } : {})} />}
      </details>
    </Entry>
  );
}

function Clock({ clock }: { clock: DeadlineView }): React.JSX.Element {
  return (
    <div className={styles['line']}>
      {clock.name} <Countdown dueAt={clock.dueAt} startedAt={clock.startedAt} text={clock.remainingText} suspended={clock.state === 'suspended'} /> <DeadlineExplanation deadline={clock} />
    </div>
  );
}
