import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferralHistoryView, ReferralView } from '@/api/types.gen';
import { FileLinks } from '@/features/documents/public/file-links';
import { formatInstant } from '@/lib/dates';
import { colon, inBrackets } from '@/lib/punctuation';
import { toast } from '@/lib/toasts';
import { useCommand } from '@/lib/use-command';
import { lazily } from '@/ui/lazily';
import { ProblemAlert } from '@/ui/problem-alert';
import { Waiting } from '@/ui/waiting';
import { useWord, type WordOf } from '@/words/use-word';
import { fireReferral, useDepartments, useReferral } from '../../queries';
import styles from '../entries.module.css';
import type { ReferralStep } from './referral-step-dialog';

const ReferralStepDialog = lazily(() => import('./referral-step-dialog').then((part) => part.ReferralStepDialog));
const STEPS = ['RETURN', 'RULE', 'RECALL'] as const satisfies readonly ReferralStep[];

/** What came back, what happened, and what can be done with it now. */
export function ReferralDetail({ id, onHandOn }: { id: string; onHandOn?: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const { data: referral } = useReferral(id);
  if (!referral) return <Waiting lines={2} />;
  const { replyText, replyDocuments, history } = referral;
  return (
    <>
      {replyText !== null && (
        <blockquote className={styles['answer']}>
          <strong>{t('referral.reply')}</strong>
          <p className={styles['text']}>{replyText}</p>
          <FileLinks files={replyDocuments} />
        </blockquote>
      )}
      <ol className={styles['plain']} aria-label={t('referral.course')}>{history.map((step) => <Step key={`${step.at} ${step.type}`} step={step} />)}</ol>
      <Actions referral={referral} {...(onHandOn ? { onHandOn } : {})} />
    </>
  );
}

function Step({ step: { at, type, actor, payload } }: { step: ReferralHistoryView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const departments = useDepartments().data ?? [];
  const { reason, proposedDepartmentId } = payload;
  const proposed = departments.find(({ id }) => id === proposedDepartmentId)?.name;
  const said = typeof reason !== 'string' ? '' : type === 'DECLINE' && isDeclineReason(reason) ? word('declineReason', reason) : reason;
  return <li><time dateTime={at}>{formatInstant(at)}</time> {actor?.name ?? t('timeline.program')}　{word('referralEvent', type)}{said !== '' && `${colon()}${said}`}{proposed !== undefined && inBrackets(t('referral.proposed', { name: proposed }))}</li>;
}

const DECLINE_REASONS = ['outsideRemit', 'otherRegion', 'handledElsewhere', 'insufficientInformation', 'other'] as const satisfies readonly WordOf<'declineReason'>[];
const isDeclineReason = (reason: string): reason is WordOf<'declineReason'> => (DECLINE_REASONS as readonly string[]).includes(reason);

function Actions({ referral: { id, version, events, department }, onHandOn }: { referral: ReferralView; onHandOn?: () => void }): React.JSX.Element | null {
  const { t } = useTranslation('cases');
  const { run, pending, problem } = useCommand(fireReferral);
  const [asked, setAsked] = useState<ReferralStep | null>(null);
  const isAllowed = (type: ReferralHistoryView['type']): boolean => events.some((event) => event.type === type && event.allowed);
  const accept = async (): Promise<void> => {
    if ((await run({ id, body: { type: 'ACCEPT', version } })).done) toast.done(t('referral.done.ACCEPT', { name: department.name }));
  };
  const steps = STEPS.filter(isAllowed);
  if (steps.length === 0 && !isAllowed('ACCEPT') && !onHandOn) return null;
  return (
    <div className={styles['actions']}>
      <ProblemAlert problem={problem} />
      {isAllowed('ACCEPT') && <Button type="primary" loading={pending} onClick={() => void accept()}>{t('referral.do.ACCEPT')}</Button>}
      {onHandOn && !steps.includes('RULE') && <Button type="primary" onClick={onHandOn}>{t('referral.handOn')}</Button>}
      {steps.map((step) => <Button key={step} onClick={() => setAsked(step)}>{t(`referral.do.${step}`)}</Button>)}
      {asked && <ReferralStepDialog step={asked} referral={{ id, version, name: department.name }} onClose={() => setAsked(null)} />}
    </div>
  );
}
