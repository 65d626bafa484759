import { Form, Input, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { lateFeesDefer } from '@/api/sdk.gen';
import type { CreatedView, DeferralAgreementBody } from '@/api/types.gen';
import { DocumentField } from '@/features/documents/public/document-field';
import type { Once } from '@/lib/use-command';
import { DateField } from '@/ui/fields/date-field';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import type { CasePart } from '../case-form';
import { INSURANCES } from '../kinds';
import { RecordDialog } from '@/ui/record-dialog';

/** The collector and the employer agreed that payment is deferred; the late fee stands still while it is. */
export function DeferralDialog({ part }: { part: CasePart }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { id } = part.kase;
  const send = useCallback((body: DeferralAgreementBody, once: Once) => lateFeesDefer({ path: { id }, body, ...once }), [id]);
  const required = [{ required: true, message: t('required') }];
  return (
    <RecordDialog<DeferralAgreementBody, DeferralAgreementBody, CreatedView>
      title={t('lateFee.defer')} name={`deferral.${id}`} send={send} onClose={part.close} hint={t('lateFee.defer.hint')}
      toBody={({ kinds, documentIds, security, ...body }) => ({ ...body, ...(security ? { security } : {}), ...(kinds?.length ? { kinds } : {}), ...(documentIds?.length ? { documentIds } : {}) })}
    >
      <Form.Item name="reference" label={t('lateFee.reference')} rules={required}><Input count={upTo(200)} /></Form.Item>
      <Form.Item name="agreedOn" label={t('lateFee.agreedOn')} rules={required}><DateField /></Form.Item>
      <Form.Item name="fromOn" label={t('lateFee.fromOn')} rules={required}><DateField /></Form.Item>
      <Form.Item name="toOn" label={t('lateFee.toOn')} rules={required}><DateField /></Form.Item>
      <Form.Item name="kinds" label={t('kind')} extra={t('lateFee.kinds.hint')}><Select mode="multiple" options={INSURANCES.map((value) => ({ value, label: word('paymentKind', value) }))} /></Form.Item>
      <Form.Item name="security" label={t('lateFee.security')}><Input count={upTo(500)} /></Form.Item>
      <Form.Item name="documentIds" label={t('documents')}><DocumentField caseId={id} /></Form.Item>
    </RecordDialog>
  );
}
