import { Checkbox, Form, Input, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { lateFeesAssess } from '@/api/sdk.gen';
import type { CreatedView, LateFeeAssessmentBody } from '@/api/types.gen';
import { DocumentField } from '@/features/documents/public/document-field';
import type { Once } from '@/lib/use-command';
import { DateField } from '@/ui/fields/date-field';
import { FenItem } from '@/ui/fields/fen-item';
import { upTo } from '@/ui/fields/up-to';
import { useWord } from '@/words/use-word';
import type { CasePart } from '../case-form';
import { INSURANCES } from '../kinds';
import { RecordDialog } from '@/ui/record-dialog';

/** What the collector assessed becomes what is owed. */
export function AssessmentDialog({ part }: { part: CasePart }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const word = useWord();
  const { id } = part.kase;
  const send = useCallback((body: LateFeeAssessmentBody, once: Once) => lateFeesAssess({ path: { id }, body, ...once }), [id]);
  const required = [{ required: true, message: t('required') }];
  return (
    <RecordDialog<LateFeeAssessmentBody, LateFeeAssessmentBody, CreatedView>
      title={t('lateFee.assess')} name={`assessment.${id}`} send={send} onClose={part.close} hint={t('lateFee.assess.hint')}
      toBody={({ kinds, documentIds, besides, ...body }) => ({ ...body, ...(besides ? { besides } : {}), ...(kinds?.length ? { kinds } : {}), ...(documentIds?.length ? { documentIds } : {}) })}
    >
      <FenItem name="amountFen" label={t('amount')} required />
      <Form.Item name="assessedOn" label={t('lateFee.assessedOn')} rules={required}><DateField /></Form.Item>
      <Form.Item name="reference" label={t('lateFee.reference')} rules={required}><Input count={upTo(200)} /></Form.Item>
      <Form.Item name="kinds" label={t('kind')} extra={t('lateFee.kinds.hint')}><Select mode="multiple" options={INSURANCES.map((value) => ({ value, label: word('paymentKind', value) }))} /></Form.Item>
      <Form.Item name="besides" valuePropName="checked"><Checkbox>{t('lateFee.besides')}</Checkbox></Form.Item>
      <Form.Item name="documentIds" label={t('documents')}><DocumentField caseId={id} /></Form.Item>
    </RecordDialog>
  );
}
