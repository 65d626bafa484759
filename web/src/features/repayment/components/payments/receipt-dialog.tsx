import { Button, Form, Input, Radio } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { receiptsIssueCode, receiptsRecord } from '@/api/sdk.gen';
import type { ReceiptBody, ReceiptCodeView, ReceiptView } from '@/api/types.gen';
import { DocumentField } from '@/features/documents/public/document-field';
import { formatInstant } from '@/lib/dates';
import { serverNow } from '@/lib/server-clock';
import { type Once, useCommand } from '@/lib/use-command';
import { InstantField } from '@/ui/fields/instant-field';
import { upTo } from '@/ui/fields/up-to';
import { ProblemAlert } from '@/ui/problem-alert';
import type { CasePart } from '../case-form';
import { RecordDialog } from '@/ui/record-dialog';
import styles from '../repayment.module.css';

const OUTCOMES = ['received', 'notReceived'] as const;
const WAYS = ['call', 'signature', 'code'] as const;

interface Props {
  part: CasePart;
  paymentId: string;
  workerId: string;
}

/** What a worker says about a payment: by signature, by a code that is told and said back, or by a call. */
export function ReceiptDialog({ part, paymentId, workerId }: Props): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { id } = part.kase;
  const [form] = Form.useForm<ReceiptBody>();
  const how = Form.useWatch<ReceiptBody['how'] | undefined>('how', form) ?? 'call';
  const outcome = Form.useWatch<ReceiptBody['outcome']>('outcome', form) ?? 'received';
  const send = useCallback((body: ReceiptBody, once: Once) => receiptsRecord({ path: { id, paymentId }, body, ...once }), [id, paymentId]);
  const required = [{ required: true, message: t('required') }];
  return (
    <RecordDialog<ReceiptBody, ReceiptBody, ReceiptView>
      title={t('receipt.record')} name={`receipt.${paymentId}.${workerId}`} form={form} send={send} onClose={part.close} initial={{ outcome: 'received', how: 'call', confirmedAt: new Date(serverNow()).toISOString() }}
      toBody={({ documentIds, note, code, ...body }) => ({ ...body, workerId, ...(note ? { note } : {}), ...(body.how === 'code' && code ? { code } : {}), ...(body.how === 'signature' && documentIds?.length ? { documentIds } : {}) })}
    >
      <Form.Item name="outcome" label={t('receipt.said')} {...(outcome === 'notReceived' ? { extra: t('receipt.notReceived.hint') } : {})}><Radio.Group options={OUTCOMES.map((value) => ({ value, label: t(`receipt.${value}`) }))} /></Form.Item>
      <Form.Item name="how" label={t('receipt.how')}><Radio.Group options={WAYS.map((value) => ({ value, label: t(`receipt.by.${value}`) }))} /></Form.Item>
      {how === 'code' && <Code caseId={id} paymentId={paymentId} workerId={workerId} />}
      {how === 'signature' && <Form.Item name="documentIds" label={t('receipt.paper')} rules={required}><DocumentField caseId={id} /></Form.Item>}
      <Form.Item name="confirmedAt" label={t('receipt.at')} rules={required}><InstantField /></Form.Item>
      <Form.Item name="note" label={t('note')}><Input.TextArea rows={2} count={upTo(2000)} /></Form.Item>
    </RecordDialog>
  );
}

function Code({ caseId, paymentId, workerId }: { caseId: string; paymentId: string; workerId: string }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const [issued, setIssued] = useState<ReceiptCodeView | null>(null);
  const send = useCallback((_: null, once: Once) => receiptsIssueCode({ path: { id: caseId, paymentId }, body: { workerId }, ...once }), [caseId, paymentId, workerId]);
  const { run, pending, problem } = useCommand(send);
  const issue = async (): Promise<void> => {
    const outcome = await run(null);
    if (outcome.done) setIssued(outcome.output);
  };
  return (
    <>
      <ProblemAlert problem={problem} />
      {issued && <p role="status" className={styles['code']}>{t('receipt.code.tell')} <strong>{issued.code}</strong> <small>{t('receipt.code.until', { at: formatInstant(issued.expiresAt), attempts: issued.attempts })}</small></p>}
      <Form.Item label={t('receipt.code')} required>
        <div className={styles['buttons']}>
          <Form.Item name="code" noStyle rules={[{ required: true, message: t('required') }]}><Input aria-label={t('receipt.code')} inputMode="numeric" autoComplete="off" maxLength={20} style={{ width: 140 }} /></Form.Item>
          <Button loading={pending} onClick={() => void issue()}>{t('receipt.code.issue')}</Button>
        </div>
      </Form.Item>
    </>
  );
}
