import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { colon } from '@/lib/punctuation';
import { upTo } from '@/ui/fields/up-to';
import { fireReferral, useDepartments } from '../../queries';
import { RecordDialog } from '@/ui/record-dialog';

export type ReferralStep = 'RETURN' | 'RULE' | 'RECALL';

interface Fields {
  payload: { reason: string; departmentId?: string };
}

interface Props {
  step: ReferralStep;
  referral: { id: string; version: number; name: string };
  onClose: () => void;
}

/** A step that wants a reason: sent back for more, ruled on, or recalled. */
export function ReferralStepDialog({ step, referral: { id, version, name }, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  const departments = useDepartments().data ?? [];
  const required = [{ required: true, message: t('field.required') }];
  return (
    <RecordDialog
      title={`${name}${colon()}${t(`referral.do.${step}`)}`} name={`referral.${step}.${id}`} send={fireReferral} submit={t('event.do')} hint={t(`referral.follows.${step}`)} onClose={onClose}
      toBody={({ payload }: Fields) => ({ id, body: { type: step, version, payload: { ...payload } } })}
    >
      {step === 'RULE' && (
        <Form.Item name={['payload', 'departmentId']} label={t('referral.responsible')} rules={required}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={departments.map((department) => ({ value: department.id, label: department.name }))} />
        </Form.Item>
      )}
      <Form.Item name={['payload', 'reason']} label={t('payload.reason')} rules={required}><Input.TextArea rows={3} count={upTo(4000)} /></Form.Item>
    </RecordDialog>
  );
}
