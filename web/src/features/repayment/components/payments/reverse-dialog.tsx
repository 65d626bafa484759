import { Form, Input } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { requestsAsk } from '@/api/sdk.gen';
import type { RequestBody, RequestView } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';
import { upTo } from '@/ui/fields/up-to';
import type { CasePart } from '../case-form';
import { RecordDialog } from '@/ui/record-dialog';

const SUBJECTS = { payment: 'paymentId', import: 'importId', resolution: 'resolutionId' } as const;
const isSubject = (what: string): what is keyof typeof SUBJECTS => what in SUBJECTS;

/** What was recorded wrongly is taken back: asked for with a reason, granted by another supervisor, shown as a row of its own. */
export function ReverseDialog({ part, what, id: recordId }: { part: CasePart; what: string; id: string }): React.JSX.Element | null {
  const { t } = useTranslation('repayment');
  const { id } = part.kase;
  const send = useCallback((body: RequestBody, once: Once) => requestsAsk({ path: { id }, body, ...once }), [id]);
  if (!isSubject(what)) return null;
  return (
    <RecordDialog<{ reason: string }, RequestBody, RequestView>
      title={t(`reverse.${what}`)} name={`reverse.${recordId}`} send={send} submit={t('ask')} done={t('asked')} onClose={part.close} hint={t(`reverse.${what}.hint`)}
      toBody={({ reason }) => ({ type: 'reversal', [SUBJECTS[what]]: recordId, reason })}
    >
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} count={upTo(4000)} /></Form.Item>
    </RecordDialog>
  );
}
