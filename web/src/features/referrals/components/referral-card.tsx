import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReferralRowView } from '@/api/types.gen';
import { Countdown } from '@/ui/countdown';
import { useWord } from '@/words/use-word';
import { nextStepOf } from '../queries';
import { AcknowledgeButton } from './acknowledge-button';
import styles from './referrals.module.css';

/** What is asked, how long it can wait, and the one thing to do next. */
export function ReferralCard({ referral }: { referral: ReferralRowView }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const word = useWord();
  const { id, state, request, employerName, caseNumber, nextDueAt, sentAt, liaison } = referral;
  const step = nextStepOf(referral);
  return (
    <article className={styles['card']} data-testid={`referral-${id}`}>
      <Link to={`/referrals/${id}`} className={styles['ask']}>{request}</Link>
      <span className={styles['about']}>{[employerName, caseNumber].filter((part) => part !== null).join(' · ')}</span>
      <span>{word('referralState', state)}{liaison !== null && ` · ${liaison.name}`}</span>
      {step !== null && <Countdown dueAt={nextDueAt} startedAt={sentAt} suspended={nextDueAt === null} />}
      <div className={styles['actions']}>
        {step === 'acknowledge' && <AcknowledgeButton referral={referral} />}
        {step === 'reply' && <Link to={`/referrals/${id}`}>{t('goReply')}</Link>}
      </div>
    </article>
  );
}
