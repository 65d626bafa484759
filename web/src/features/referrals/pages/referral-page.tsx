import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { ReferralView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { Countdown } from '@/ui/countdown';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { useWord } from '@/words/use-word';
import { AcknowledgeButton } from '../components/acknowledge-button';
import { AssignDialog } from '../components/assign-dialog';
import { DeclineDialog } from '../components/decline-dialog';
import { MaskedRoster } from '../components/masked-roster';
import { ReferralHistory } from '../components/referral-history';
import { ReplyForm } from '../components/reply-form';
import { SharedFacts } from '../components/shared-facts';
import { UnsentReply } from '../components/unsent-reply';
import { isAllowed, nextStepOf, useReferral } from '../queries';
import styles from '../components/referrals.module.css';

/** One referral: what is asked, how long it can wait, what was shared, and the answer. */
export default function ReferralPage(): React.JSX.Element | null {
  const { id = '' } = useParams();
  const { t } = useTranslation('referrals');
  const { data, error } = useReferral(id);
  if (data !== undefined) return <Opened key={data.id} referral={data} />;
  return isProblem(error) ? <Page title={t('title')} crumbs={[{ label: t('title'), to: '/referrals' }]}><ProblemAlert problem={error} /></Page> : null;
}

function Opened({ referral }: { referral: ReferralView }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const word = useWord();
  const { id, employerName, caseNumber, state, nextDueAt, sentAt, sentBy, request, shared, replyText } = referral;
  const step = nextStepOf(referral);
  return (
    <Page title={employerName ?? caseNumber} crumbs={[{ label: t('title'), to: '/referrals' }]} aside={step === null ? <span>{word('referralState', state)}</span> : <Countdown dueAt={nextDueAt} startedAt={sentAt} suspended={nextDueAt === null} />}>
      <section className={styles['panel']} aria-labelledby="asked">
        <h2 id="asked">{t('asked')}</h2>
        <p className={styles['text']}>{request}</p>
        <p className={styles['about']}>{t('sentBy', { name: sentBy?.name ?? '—', at: formatInstant(sentAt), number: caseNumber })}</p>
        {step === 'acknowledge' && <AcknowledgeButton referral={referral} />}
      </section>
      {replyText !== null && (
        <section className={styles['panel']} aria-labelledby="answered">
          <h2 id="answered">{t('ourReply')}</h2>
          <p className={styles['text']}>{replyText}</p>
          {state === 'replied' && <p className={styles['about']}>{t('afterReply')}</p>}
        </section>
      )}
      {isAllowed(referral, 'REPLY') ? <section className={styles['panel']} aria-labelledby="answer"><h2 id="answer">{t('reply')}</h2><ReplyForm referral={referral} /></section> : <UnsentReply key={state} referral={referral} />}
      <OtherWays referral={referral} />
      {shared !== null && <SharedFacts shared={shared} />}
      {shared?.rosterMasked === true && <MaskedRoster referralId={id} />}
      {shared === null && <p className={styles['about']}>{t('grantEnded')}</p>}
      <ReferralHistory history={referral.history} />
    </Page>
  );
}

/** Handing on and declining, where they are possible. */
function OtherWays({ referral }: { referral: ReferralView }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const [open, setOpen] = useState<'assign' | 'decline' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <div className={styles['actions']} style={{ marginBottom: 16 }}>
      {isAllowed(referral, 'ASSIGN') && <Button onClick={() => setOpen('assign')}>{t('assign')}</Button>}
      {isAllowed(referral, 'DECLINE') && <Button onClick={() => setOpen('decline')}>{t('declineButton')}</Button>}
      {referral.ruled && <span className={styles['about']}>{t('ruled')}</span>}
      <AssignDialog referral={referral} open={open === 'assign'} onClose={close} />
      <DeclineDialog referral={referral} open={open === 'decline'} onClose={close} />
    </div>
  );
}
