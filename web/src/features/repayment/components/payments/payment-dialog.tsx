import { Checkbox, Form, Input, Select } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { repaymentRecordPayment } from '@/api/sdk.gen';
import type { LedgerView, PaymentBody, PaymentView } from '@/api/types.gen';
import { DocumentField } from '@/features/documents/public/document-field';
import type { Once } from '@/lib/use-command';
import { DateField } from '@/ui/fields/date-field';
import { FenItem } from '@/ui/fields/fen-item';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import type { CasePart } from '../case-form';
import { kindsOwed, METHODS } from '../kinds';
import { RecordDialog } from '@/ui/record-dialog';
import { toPaymentBody } from './payment-body';
import { PaymentPreview } from './payment-preview';
import { WorkersField } from './workers-field';

/** Money that arrived, by hand: what it will settle is shown before it is written. */
export function PaymentDialog({ part, ledger }: { part: CasePart; ledger: LedgerView }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { id } = part.kase;
  const [form] = Form.useForm<PaymentBody>();
  const [hasMore, setHasMore] = useState(false);
  const method = Form.useWatch<PaymentBody['method'] | undefined>('method', form);
  const [isSent, setIsSent] = useState(false);
  const send = useCallback(async (body: PaymentBody, once: Once) => {
    setIsSent(true);
    try {
      return await repaymentRecordPayment({ path: { id }, body, ...once });
    } catch (error) {
      setIsSent(false);
      throw error;
    }
  }, [id]);
  const required = [{ required: true, message: t('required') }];
  return (
    <RecordDialog<PaymentBody, PaymentBody, PaymentView>
      title={t('payment.record')} name={`payment.${id}`} form={form} send={send} submit={t('payment.confirm')} done={t('payment.done')} onClose={part.close} width={640}
      initial={{ kind: ledger.byKind[0]?.kind ?? 'wages', method: 'bankTransfer', paidOn: ledger.asOf }} toBody={(fields) => toPaymentBody(fields) ?? fields}
    >
      <Form.Item name="kind" label={t('kind')} rules={required}><Select options={kindsOwed(ledger).map((value) => ({ value, label: word('paymentKind', value) }))} /></Form.Item>
      <FenItem name="amountFen" label={t('payment.amount')} required />
      <Form.Item name="paidOn" label={t('payment.on')} rules={required}><DateField isClosed={(date) => date > ledger.asOf} /></Form.Item>
      <Form.Item name="method" label={t('payment.method')} rules={required} {...(method === 'fundAdvance' ? { extra: t('payment.advance.hint') } : {})}><Select options={METHODS.map((value) => ({ value, label: word('paymentMethod', value) }))} /></Form.Item>
      <Form.Item name="reference" label={t('reference')} extra={t('reference.hint')} rules={required}><Input count={upTo(200)} /></Form.Item>
      <Form.Item name="workerIds" label={t('payment.workers')} extra={t('payment.workers.hint')}><WorkersField caseId={id} /></Form.Item>
      <Checkbox checked={hasMore} onChange={({ target }) => setHasMore(target.checked)} style={{ marginBottom: 16 }}>{t('payment.more')}</Checkbox>
      {hasMore && (
        <>
          <FenItem name="deductionsFen" label={t('payment.deductions')} extra={t('payment.deductions.hint')} />
          <Form.Item name="recoversAdvance" valuePropName="checked"><Checkbox>{t('payment.recovers')}</Checkbox></Form.Item>
          <Form.Item name="documentIds" label={t('payment.slips')}><DocumentField caseId={id} /></Form.Item>
        </>
      )}
      <PaymentPreview caseId={id} isSent={isSent} />
    </RecordDialog>
  );
}
