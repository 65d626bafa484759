import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { ReferralView } from '@/api/types.gen';
import { FileLinks } from '@/features/documents/public/file-links';
import { formatInstant } from '@/lib/dates';
import { isProblem } from '@/lib/problem';
import { Page } from '@/ui/page';
import { ProblemAlert } from '@/ui/problem-alert';
import { useWord } from '@/words/use-word';
import { AcknowledgeButton } from '../components/acknowledge-button';
import { AssignDialog } from '../components/assign-dialog';
import { DeclineDialog } from '../components/decline-dialog';
import { MaskedRoster } from '../components/masked-roster';
import { ReferralClock } from '../components/referral-clock';
import { ReferralHistory } from '../components/referral-history';
import { ReplyForm } from '../components/reply-form';
import { SharedFacts } from '../components/shared-facts';
import { useStepText } from '../components/step-text';
import { UnsentReply } from '../components/unsent-reply';
import { isAllowed, nextStepOf, useIsAlone, useReferral } from '../queries';
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
  const { id, employerName, caseNumber, state, shared, history } = referral;
  const textOf = useStepText();
  const returned = state === 'returned' ? history.findLast(({ type }) => type === 'RETURN') : undefined;
  return (
    <Page title={employerName ?? caseNumber} crumbs={[{ label: t('title'), to: '/referrals' }]} aside={<ReferralClock referral={referral} />}>
      <Asked referral={referral} />
      {nextStepOf(referral) === null && <Standing referral={referral} />}
      {referral.replyText !== null && <OurReply referral={referral} />}
      {shared !== null && <SharedFacts shared={shared} />}
      {shared?.rosterMasked === true && <MaskedRoster referralId={id} />}
      {isAllowed(referral, 'REPLY') ? (
        <section className={styles['panel']} aria-labelledby="answer">
          <h2 id="answer">{t('reply')}</h2>
          {returned && <Alert type="warning" showIcon title={t('returned')} description={`${formatInstant(returned.at)} ${textOf(returned)}`} style={{ marginBottom: 16 }} />}
          <ReplyForm referral={referral} />
        </section>
      ) : <UnsentReply key={state} referral={referral} />}
      <OtherWays referral={referral} />
      {shared === null && <p className={styles['about']}>{t('grantEnded')}</p>}
      <ReferralHistory history={history} />
    </Page>
  );
}

/** What the union wants, who has it, and by when. */
function Asked({ referral }: { referral: ReferralView }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const { request, sentBy, sentAt, caseNumber, liaison, replyBy } = referral;
  const step = nextStepOf(referral);
  return (
    <section className={styles['panel']} aria-labelledby="asked">
      <h2 id="asked">{t('asked')}</h2>
      <p className={styles['text']}>{request}</p>
      <p className={styles['about']}>{t('sentBy', { name: sentBy?.name ?? '—', at: formatInstant(sentAt), number: caseNumber })}</p>
      {step !== null && liaison !== null && <p>{t('heldBy', { name: liaison.name })}</p>}
      {step === 'acknowledge' && replyBy !== null && <p>{t('replyBy', { at: formatInstant(replyBy) })}</p>}
      {step === 'acknowledge' && <AcknowledgeButton referral={referral} />}
    </section>
  );
}

/** How it stands when nothing is left to do for the department, and what follows. */
function Standing({ referral: { state, history } }: { referral: ReferralView }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const word = useWord();
  const textOf = useStepText();
  const last = history.at(-1);
  return (
    <section className={styles['panel']} aria-labelledby="standing">
      <h2 id="standing">{word('referralState', state)}</h2>
      {last && <p className={styles['text']}>{formatInstant(last.at)} {textOf(last)}</p>}
      <p className={styles['about']}>{t(`standing.${state}` as 'standing.replied')}</p>
    </section>
  );
}

/** What was answered, and by whom; its files can be opened as long as the referral is open. */
function OurReply({ referral: { replyText, replyDocuments, repliedAt, endedAt, history } }: { referral: ReferralView }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const who = history.findLast(({ type }) => type === 'REPLY')?.actor?.name;
  return (
    <section className={styles['panel']} aria-labelledby="answered">
      <h2 id="answered">{t('ourReply')}</h2>
      <p className={styles['text']}>{replyText}</p>
      <p className={styles['about']}>{[who, repliedAt === null ? null : formatInstant(repliedAt)].filter(Boolean).join(' · ')}</p>
      <FileLinks files={replyDocuments} closed={endedAt !== null} />
    </section>
  );
}

/** Handing on and declining, where they are possible; what a colleague does meanwhile leaves the open dialog as it is. */
function OtherWays({ referral }: { referral: ReferralView }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const [open, setOpen] = useState<'assign' | 'decline' | null>(null);
  const close = (): void => setOpen(null);
  const mayAssign = isAllowed(referral, 'ASSIGN');
  const isAlone = useIsAlone(referral);
  const declining = referral.events.find(({ type }) => type === 'DECLINE');
  return (
    <div className={styles['actions']} style={{ marginBottom: 16 }}>
      {mayAssign && <Button disabled={isAlone} onClick={() => setOpen('assign')}>{t('assign')}</Button>}
      {mayAssign && isAlone && <span className={styles['about']}>{t('noColleague')}</span>}
      {declining?.allowed === true && <Button onClick={() => setOpen('decline')}>{t('declineButton')}</Button>}
      {declining?.allowed === false && <span className={styles['about']}>{declining.blockers.map(({ message }) => message).join(' ')}</span>}
      {referral.ruled && nextStepOf(referral) !== null && <span className={styles['about']}>{t('ruled')}</span>}
      {open === 'assign' && <AssignDialog referral={referral} onClose={close} />}
      {open === 'decline' && <DeclineDialog referral={referral} onClose={close} />}
    </div>
  );
}
