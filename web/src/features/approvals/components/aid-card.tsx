import { Form } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { aidFire } from '@/api/sdk.gen';
import type { AidEventBody, AidItemView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { FenField } from '@/ui/fields/fen-field';
import { useWord } from '@/words/use-word';
import { DecisionForm } from '../public/decision-form';
import styles from '../public/approvals.module.css';

/** Aid for one worker: what is asked for, and the decision with its amount. */
export function AidCard({ item }: { item: AidItemView }): React.JSX.Element {
  const { t } = useTranslation('approvals');
  const word = useWord();
  const { id, caseId, caseNumber, employerName, workerName, kind, request, requestedAt, possibleEvents } = item;
  return (
    <article className={styles['card']} aria-label={`${word('aidKind', kind)} ${workerName} ${caseNumber}`}>
      <h2>{word('aidKind', kind)} · {workerName} · <Link to={`/cases/${caseId}?tab=aid`}>{caseNumber}</Link></h2>
      <p className={styles['who']}>{employerName} · {t('aid.asked', { at: formatInstant(requestedAt) })}</p>
      <p>{request}</p>
      {possibleEvents.includes('APPROVE') && <AidDecision key={id} item={item} />}
    </article>
  );
}

function AidDecision({ item: { id, version } }: { item: AidItemView }): React.JSX.Element {
  const { t } = useTranslation('approvals');
  const [amountFen, setAmountFen] = useState<number | null>(null);
  const [isWrong, setWrong] = useState(false);
  const send = useCallback((body: AidEventBody, once: Once) => aidFire({ path: { id }, body, ...once }), [id]);
  const { run, pending, problem } = useCommand(send);
  const decide = async (type: 'APPROVE' | 'DECLINE', reason: string | undefined): Promise<void> => {
    if (type === 'APPROVE' && isWrong) return;
    const outcome = await run({ type, version, ...(type === 'APPROVE' && amountFen !== null ? { amountFen } : {}), ...(reason === undefined ? {} : { reason }) });
    if (outcome.done) toast.done(t(type === 'APPROVE' ? 'done.GRANT' : 'done.REFUSE'));
  };
  return (
    <DecisionForm
      id={id} pending={pending} problem={problem} onDecide={(type, reason) => void decide(type, reason)}
      choices={[{ type: 'APPROVE', label: t('grant'), isPrimary: true }, { type: 'DECLINE', label: t('refuse'), needsReason: true }]}
    >
      <Form.Item label={t('aid.amount')} htmlFor={`amount-${id}`} extra={t('aid.amountHint')} {...(isWrong ? { validateStatus: 'error' as const, help: t('aid.amountWrong') } : {})}><FenField id={`amount-${id}`} value={amountFen} onChange={setAmountFen} onWrong={setWrong} /></Form.Item>
    </DecisionForm>
  );
}
