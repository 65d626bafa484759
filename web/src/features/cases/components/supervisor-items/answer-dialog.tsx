import { Form, Input } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { supervisorItemsFire } from '@/api/sdk.gen';
import type { SupervisorItemEventBody, SupervisorItemView } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';
import { upTo } from '@/ui/fields/up-to';
import { RecordDialog } from '@/ui/record-dialog';

/** The supervisor says which measures were taken. */
export function AnswerDialog({ item: { id, version, text }, onClose }: { item: SupervisorItemView; onClose: () => void }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const send = useCallback((body: SupervisorItemEventBody, once: Once) => supervisorItemsFire({ path: { id }, body, ...once }), [id]);
  return (
    <RecordDialog<{ payload: { answer: string } }, SupervisorItemEventBody, SupervisorItemView>
      title={t('supervisorItem.answer')} name={`supervisorItem.${id}`} send={send} hint={text} onClose={onClose} toBody={({ payload }) => ({ type: 'ANSWER', version, payload })}
    >
      <Form.Item name={['payload', 'answer']} label={t('supervisorItem.measures')} rules={[{ required: true, message: t('field.required') }]}><Input.TextArea rows={4} count={upTo(4000)} /></Form.Item>
    </RecordDialog>
  );
}
