import { Form } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { aidFire } from '@/api/sdk.gen';
import type { AidEventBody, AidItemView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { toast } from '@/lib/toasts';
import { type Once, useCommand } from '@/lib/use-command';
import { FenItem } from '@/ui/fields/fen-item';
import { useWord } from '@/words/use-word';
import { DecisionForm } from '../public/decision-form';
import styles from '../public/approvals.module.css';

/** Aid for one worker: what is asked for, and the decision with its amount. */
export function AidCard({ item }: { item: AidItemView }): React.JSX.Element {
  const { t } = useTranslation('approvals');
  const word = useWord();
  const { id, caseId, caseNumber, employerName, workerName, kind, request, requestedAt, possibleEvents } = item;
  return (
    <article tabIndex={-1} className={styles['card']} aria-label={`${word('aidKind', kind)} ${workerName} ${caseNumber}`}>
      <h2>{word('aidKind', kind)} · {workerName} · <Link to={`/cases/${caseId}?tab=aid`}>{caseNumber}</Link></h2>
      <p className={styles['who']}>{employerName} · {t('aid.asked', { at: formatInstant(requestedAt) })}</p>
      <p>{request}</p>
      {possibleEvents.includes('APPROVE') && <AidDecision key={id} item={item} />}
    </article>
  );
}

function AidDecision({ item: { id, version } }: { item: AidItemView }): React.JSX.Element {
  const { t } = useTranslation('approvals');
  const [form] = Form.useForm<{ amountFen?: number | null }>();
  const send = useCallback((body: AidEventBody, once: Once) => aidFire({ path: { id }, body, ...once }), [id]);
  const { run, pending, problem } = useCommand(send);
  const decide = async (body: AidEventBody): Promise<void> => {
    const outcome = await run(body);
    if (outcome.done) toast.done(t(body.type === 'APPROVE' ? 'done.GRANT' : 'done.REFUSE'));
  };
  const take = (type: 'APPROVE' | 'DECLINE', reason: string | undefined): void => {
    const body = { type, version, ...(reason === undefined ? {} : { reason }) };
    if (type === 'DECLINE') return void decide(body);
    // What is wrong is said at the field.
    form.validateFields().then(({ amountFen = null }) => decide({ ...body, ...(amountFen === null ? {} : { amountFen }) }), () => undefined);
  };
  return (
    <DecisionForm
      id={id} form={form} pending={pending} problem={problem} onDecide={take}
      choices={[{ type: 'APPROVE', label: t('grant'), isPrimary: true }, { type: 'DECLINE', label: t('refuse'), needsReason: true }]}
    >
      <FenItem name="amountFen" label={t('aid.amount')} extra={t('aid.amountHint')} />
    </DecisionForm>
  );
}
