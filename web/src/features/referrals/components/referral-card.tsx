import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReferralRowView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { useWord } from '@/words/use-word';
import { nextStepOf } from '../queries';
import { AcknowledgeButton } from './acknowledge-button';
import { ReferralClock } from './referral-clock';
import styles from './referrals.module.css';

/** What is asked, how long it can wait, and the one thing to do next. */
export function ReferralCard({ referral }: { referral: ReferralRowView }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const word = useWord();
  const { id, state, request, employerName, caseNumber, endedAt, liaison } = referral;
  const step = nextStepOf(referral);
  return (
    <article className={styles['card']} data-testid={`referral-${id}`}>
      <Link to={`/referrals/${id}`} className={styles['ask']}>{request}</Link>
      <span className={styles['about']}>{[employerName, caseNumber].filter((part) => part !== null).join(' · ')}</span>
      <span>{word('referralState', state)}{liaison !== null && ` · ${liaison.name}`}{endedAt !== null && ` · ${formatInstant(endedAt)}`}</span>
      <ReferralClock referral={referral} />
      <div className={styles['actions']}>
        {step === 'acknowledge' && <AcknowledgeButton referral={referral} />}
        {step === 'reply' && <Link to={`/referrals/${id}`}>{t('goReply')}</Link>}
      </div>
    </article>
  );
}
