import { Form, Input, Radio } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { statementsOfCase, statementsOfEmployer, statementsOfWorker } from '@/api/sdk.gen';
import type { CreatedView, StatementBody } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';
import { upTo } from '@/ui/fields/up-to';
import type { CasePart } from '../case-form';
import { RecordDialog } from '@/ui/record-dialog';

type Fields = StatementBody & { subject: 'case' | 'employer' };

/** A statement of the case, its employer or one worker; why it is needed is kept in the audit log. */
export function StatementDialog({ part, workerId }: { part: CasePart; workerId: string }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { id } = part.kase;
  const send = useCallback(({ subject, ...body }: Fields, once: Once): Promise<{ data: CreatedView }> => {
    if (workerId !== '') return statementsOfWorker({ path: { id, workerId }, body, ...once });
    return subject === 'employer' ? statementsOfEmployer({ path: { id }, body, ...once }) : statementsOfCase({ path: { id }, body, ...once });
  }, [id, workerId]);
  const required = [{ required: true, message: t('required') }];
  return (
    <RecordDialog<Fields, Fields, CreatedView>
      title={t('statement.make')} name={`statement.${id}.${workerId}`} send={send} submit={t('statement.ask')} done={t('statement.asked')} onClose={part.close} initial={{ subject: 'case', format: 'xlsx' }}
      toBody={(fields) => fields}
    >
      {workerId === '' && <Form.Item name="subject" label={t('statement.subject')}><Radio.Group options={(['case', 'employer'] as const).map((value) => ({ value, label: t(`statement.${value}`) }))} /></Form.Item>}
      <Form.Item name="format" label={t('statement.format')}><Radio.Group options={(['xlsx', 'pdf'] as const).map((value) => ({ value, label: t(`format.${value}`) }))} /></Form.Item>
      <Form.Item name="reason" label={t('statement.reason')} rules={required}><Input.TextArea rows={2} count={upTo(1000)} /></Form.Item>
    </RecordDialog>
  );
}
