import { Form, Input } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { aidFire } from '@/api/sdk.gen';
import type { AidEventBody, AidItemView } from '@/api/types.gen';
import { colon } from '@/lib/punctuation';
import type { Once } from '@/lib/use-command';
import { FenItem } from '@/ui/fields/fen-item';
import { upTo } from '@/ui/fields/up-to';
import { filled } from '../lines';
import { RecordDialog } from '@/ui/record-dialog';

interface Fields {
  amountFen?: number | null;
  reason?: string;
}

interface Props {
  item: AidItemView;
  step: AidEventBody['type'];
  onClose: () => void;
}

/** Approved or delivered with an amount, where there is one; declined with the reason. */
export function AidStepDialog({ item: { id, version, workerName, amountFen: known }, step, onClose }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  const send = useCallback((body: AidEventBody, once: Once) => aidFire({ path: { id }, body, ...once }), [id]);
  const withAmount = step === 'APPROVE' || step === 'DELIVER';
  return (
    <RecordDialog<Fields, AidEventBody, AidItemView>
      title={`${workerName}${colon()}${t(`aid.do.${step}`)}`} name={`aid.${step}.${id}`} send={send} submit={t('event.do')} onClose={onClose} {...(withAmount && known !== null ? { initial: { amountFen: known } } : {})}
      toBody={({ amountFen, reason }) => ({ type: step, version, ...(typeof amountFen === 'number' ? { amountFen } : {}), ...filled('reason', reason) })}
    >
      {withAmount && <FenItem name="amountFen" label={t('aid.amount')} extra={t('aid.amountHint')} />}
      <Form.Item name="reason" label={t(step === 'DECLINE' ? 'payload.reason' : 'field.notes')} rules={step === 'DECLINE' ? [{ required: true, message: t('field.required') }] : []}>
        <Input.TextArea rows={3} count={upTo(4000)} />
      </Form.Item>
    </RecordDialog>
  );
}
