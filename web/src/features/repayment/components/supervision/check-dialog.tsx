import { Form, Input, Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { repaymentRecordCheck } from '@/api/sdk.gen';
import type { CreatedView, SupervisionCheckBody } from '@/api/types.gen';
import type { Once } from '@/lib/use-command';
import { DateField } from '@/ui/fields/date-field';
import { FenItem } from '@/ui/fields/fen-item';
import { InstantField } from '@/ui/fields/instant-field';
import { upTo } from '@/ui/fields/up-to';
import type { CasePart } from '../case-form';
import { RecordDialog } from '@/ui/record-dialog';

export function CheckDialog({ part }: { part: CasePart }): React.JSX.Element {
  const { t } = useTranslation('repayment');
  const { id } = part.kase;
  const send = useCallback((body: SupervisionCheckBody, once: Once) => repaymentRecordCheck({ path: { id }, body, ...once }), [id]);
  const required = [{ required: true, message: t('required') }];
  return (
    <RecordDialog<SupervisionCheckBody, SupervisionCheckBody, CreatedView> title={t('checks.record')} name={`check.${id}`} send={send} onClose={part.close} toBody={(fields) => fields}>
      <Form.Item name="checkedAt" label={t('checks.at')} rules={required}><InstantField /></Form.Item>
      <FenItem name="fundsRaisedFen" label={t('checks.funds')} extra={t('checks.funds.hint')} required />
      <Form.Item name="sources" label={t('checks.sources')} extra={t('checks.sources.hint')} rules={required}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['；', ';', '、']} /></Form.Item>
      <Form.Item name="record" label={t('checks.found')} rules={required}><Input.TextArea rows={4} count={upTo(8000)} /></Form.Item>
      <Form.Item name="nextCheckOn" label={t('checks.nextOn')} rules={required}><DateField /></Form.Item>
    </RecordDialog>
  );
}
