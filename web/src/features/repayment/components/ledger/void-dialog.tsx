import { Form, Input } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { lateFeesVoidAgreement, lateFeesVoidAssessment } from '@/api/sdk.gen';
import type { VoidRecordBody } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';
import { upTo } from '@/ui/fields/up-to';
import type { CasePart } from '../case-form';
import { RecordDialog } from '@/ui/record-dialog';

/** An entry that was mistaken is taken back, with a reason; it stays readable. */
export function VoidDialog({ part, what, id: recordId }: { part: CasePart; what: string; id: string }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { id } = part.kase;
  const isAssessment = what === 'assessment';
  const send = useCallback(async (body: VoidRecordBody, once: Once): Promise<{ data: unknown }> => (
    isAssessment ? lateFeesVoidAssessment({ path: { id, assessmentId: recordId }, body, ...once }) : lateFeesVoidAgreement({ path: { id, agreementId: recordId }, body, ...once })
  ), [id, isAssessment, recordId]);
  return (
    <RecordDialog<VoidRecordBody, VoidRecordBody, unknown> title={t(isAssessment ? 'lateFee.voidAssessment' : 'lateFee.voidDeferral')} name={`void.${recordId}`} send={send} submit={t('takeBack')} onClose={part.close} toBody={(fields) => fields}>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} count={upTo(2000)} /></Form.Item>
    </RecordDialog>
  );
}
