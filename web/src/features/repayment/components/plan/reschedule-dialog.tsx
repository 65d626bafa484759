import { Form, Input } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { requestsAsk } from '@/api/sdk.gen';
import type { RequestBody, RequestView } from '@/api/types.gen';
import { DocumentField } from '@/features/documents/public/document-field';
import type { Once } from '@/lib/use-command';
import { upTo } from '@/ui/fields/up-to';
import { usePlans } from '../../queries';
import type { CasePart } from '../case-form';
import { RecordDialog } from '@/ui/record-dialog';

/** An agreed plan is never edited: the draft takes its place when a supervisor grants it. */
export function RescheduleDialog({ part, draftId }: { part: CasePart; draftId: string }): React.JSX.Element | null {
  const { t } = useTranslation('repayment');
  const { id } = part.kase;
  const { data: plans } = usePlans(id);
  const send = useCallback((body: RequestBody, once: Once) => requestsAsk({ path: { id }, body, ...once }), [id]);
  const planId = plans?.find(({ state }) => state === 'agreed' || state === 'defaulted')?.id;
  if (planId === undefined) return null;
  return (
    <RecordDialog<Pick<RequestBody, 'reason' | 'documentIds'>, RequestBody, RequestView>
      title={t('plan.askChange')} name={`reschedule.${draftId}`} send={send} submit={t('ask')} done={t('asked')} onClose={part.close} hint={t('plan.askChange.hint')}
      toBody={({ reason = '', documentIds }) => ({ type: 'reschedule', planId, draftId, reason, ...(documentIds?.length ? { documentIds } : {}) })}
    >
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} count={upTo(4000)} /></Form.Item>
      <Form.Item name="documentIds" label={t('plan.paper')}><DocumentField caseId={id} /></Form.Item>
    </RecordDialog>
  );
}
