import { Form, Input, Radio } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { caseFindingsRecordFollowUp } from '@/api/sdk.gen';
import type { FollowUpBody } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';
import { CountItem } from '@/ui/fields/count-item';
import { InstantField } from '@/ui/fields/instant-field';
import { upTo } from '@/ui/fields/up-to';
import { RecordDialog } from '@/ui/record-dialog';

const LEVELS = [1, 2, 3, 4, 5] as const;

/** 回访: before a case is closed, workers are asked whether they have what they were promised. */
export function FollowUpDialog({ caseId, onClose }: { caseId: string; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const send = useCallback((body: FollowUpBody, once: Once) => caseFindingsRecordFollowUp({ path: { id: caseId }, body, ...once }), [caseId]);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <RecordDialog<FollowUpBody, FollowUpBody, unknown> title={t('followUp.title')} name={`followUp.${caseId}`} send={send} onClose={onClose} toBody={(fields) => fields}>
      <Form.Item name="contactedAt" label={t('followUp.at')} rules={required}><InstantField /></Form.Item>
      <CountItem name="workersContacted" label={t('followUp.workers')} min={1} max={100_000} required />
      <Form.Item name="satisfaction" label={t('followUp.satisfaction')} extra={t('followUp.satisfactionHint')} rules={required}><Radio.Group options={LEVELS.map((value) => ({ value, label: String(value) }))} /></Form.Item>
      <Form.Item name="record" label={t('followUp.record')} rules={required}><Input.TextArea rows={4} count={upTo(8000)} /></Form.Item>
    </RecordDialog>
  );
}
